export interface Payload {
  headers?: { [k: string]: unknown }
  data?: { [k: string]: unknown }
}
