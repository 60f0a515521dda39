export interface Settings {
  username: string
  password: string
  movable_ink_url: string
}
