/** What a value tells of a person, in words. */
export const KINDS = {
  email: 'Email address',
  phone: 'Phone number',
  'birth-date': 'Birth date',
  name: "Person's name",
  username: 'User name',
  address: 'Postal address',
  location: 'Location',
  ip: 'IP address',
  card: 'Payment card',
  'bank-account': 'Bank account',
  'government-id': 'Government ID',
  device: 'Device identifier',
  profile: 'Profile or photo',
  secret: 'Password or token',
  message: 'Personal message',
  id: 'Identifier',
  sensitive: 'Sensitive trait',
  'free-text': 'Free text',
  other: 'Chosen by you'
} as const

export type Kind = keyof typeof KINDS

/** Kinds that stay as they are unless the person decides otherwise; what follows is why. */
export const KEPT_BY_DEFAULT: Partial<Record<Kind, string>> = {
  id: 'Movable Ink needs to see the shape of identifiers',
  sensitive: 'May tell of a person',
  'free-text': 'May hold anything'
}
