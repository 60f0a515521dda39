// Generated file. DO NOT MODIFY IT BY HAND.

export interface Settings {
  /**
   * Your Movable Ink username
   */
  username: string
  /**
   * Your Movable Ink Access Secret.
   */
  password: string
  /**
   * The Movable Ink URL to send data to.
   */
  movable_ink_url: string
}
