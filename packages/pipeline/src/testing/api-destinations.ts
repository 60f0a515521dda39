/** All settings of a destination. Nobody is asked there; the secret and the endpoint key are not to be repeated in any answer. */
export const SETTINGS = {
  username: 'key-id-1',
  password: 'the-access-secret',
  movable_ink_url: 'https://collector.example/behavioral/the-endpoint-key'
}
