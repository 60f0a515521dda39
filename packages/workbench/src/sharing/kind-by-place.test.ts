import type { Kind } from './kinds-of-data'
import { kindByPlace, nameByPlace } from './kind-by-place'

const kindOf = (path: string, eventType = 'track') =>
  kindByPlace(
    path.split('.').map((step) => (/^\d+$/.test(step) ? Number(step) : step)),
    eventType
  )?.kind

describe('a field is personal by its name', () => {
  it.each<[string, Kind]>([
    ['traits.email', 'email'],
    ['traits.E-Mail', 'email'],
    ['traits.EMAIL_ADDRESS', 'email'],
    ['properties.customerEmail', 'email'],
    ['properties.email2', 'email'],
    ['properties.form.work_email_sha256', 'email'],
    ['traits.phone', 'phone'],
    ['properties.mobileNumber', 'phone'],
    ['traits.birthday', 'birth-date'],
    ['traits.dateOfBirth', 'birth-date'],
    ['traits.DOB', 'birth-date'],
    ['traits.firstName', 'name'],
    ['traits.last_name', 'name'],
    ['traits.prénom', 'name'],
    ['traits.name', 'name'],
    ['context.traits.name', 'name'],
    ['properties.billing.name', 'name'],
    ['properties.passengers.0.name', 'name'],
    ['properties.recipientName', 'name'],
    ['traits.username', 'username'],
    ['traits.address.street', 'address'],
    ['traits.address.lines.0', 'address'],
    ['properties.shippingAddress.country', 'address'],
    ['properties.zip_code', 'address'],
    ['traits.city', 'address'],
    ['context.ip', 'ip'],
    ['properties.ipAddress', 'ip'],
    ['context.location.latitude', 'location'],
    ['context.location.region', 'location'],
    ['properties.coordinates.0', 'location'],
    ['properties.creditCardNumber', 'card'],
    ['traits.ssn', 'government-id'],
    ['traits.iban', 'bank-account'],
    ['context.device.advertisingId', 'device'],
    ['context.device.name', 'device'],
    ['context.device.token', 'secret'],
    ['traits.avatar', 'profile'],
    ['userId', 'id'],
    ['anonymousId', 'id'],
    ['traits.id', 'id'],
    ['traits.gender', 'sensitive'],
    ['properties.gift_message', 'message'],
    ['properties.comment', 'free-text'],
    ['traits.name.first', 'name'],
    ['traits.last', 'name'],
    ['properties.name.middle', 'name'],
    ['properties.fullName.0', 'name'],
    ['traits.phones.0.number', 'phone'],
    ['properties.phone.value', 'phone'],
    ['properties.mobile_fr', 'phone'],
    ['traits.email_work', 'email'],
    ['properties.email.primary.value', 'email'],
    ['traits.birthday.year', 'birth-date'],
    ['traits.gender.value', 'sensitive'],
    ['properties.long', 'location'],
    ['properties.card.last4', 'card'],
    ['properties.payment.card.exp_year', 'card'],
    ['properties.creditCard.brand', 'card'],
    ['properties.billing_address.line1', 'address'],
    ['properties.billing.line1', 'address'],
    ['properties.ship_to', 'address'],
    ['context.device.id', 'device'],
    ['properties.gclid', 'device'],
    ['context.sessionId', 'secret'],
    ['traits.dob_year', 'birth-date'],
    ['properties.birthdayMonth', 'birth-date'],
    ['properties.birth_city', 'birth-date'],
    ['properties.guest_first_name_kana', 'name']
  ])('%s: %s', (path, kind) => {
    expect(kindOf(path)).toBe(kind)
  })
})

describe('a field is not personal by its name', () => {
  it.each([
    'event',
    'name',
    'messageId',
    'properties.name',
    'properties.products.0.name',
    'properties.product_name',
    'properties.email_campaign',
    'properties.email_verified',
    'properties.order_number',
    'properties.photo_url',
    'properties.sleeve_long',
    'properties.card.title',
    'traits.phones.0.type',
    'properties.first',
    'context.device.model',
    'properties.gender',
    'properties.weight',
    'properties.city',
    'properties.location',
    'traits.company.name',
    'traits.plan',
    'context.app.name',
    'context.campaign.name',
    'context.library.name',
    'context.page.title',
    'context.timezone'
  ])('%s', (path) => {
    expect(kindOf(path)).toBeUndefined()
  })

  it('the name of a group, but that of its user', () => {
    expect(kindOf('traits.name', 'group')).toBeUndefined()
    expect(kindOf('context.traits.name', 'group')).toBe('name')
  })
})

describe('a name beside an email address, a phone number and so on', () => {
  const nameBeside = (path: string, ...besides: string[]) =>
    kindByPlace([...path.split('.'), 'name'], 'track', besides)?.kind

  it.each([
    ['properties', 'email'],
    ['properties', 'mobile_phone'],
    ['properties.form', 'last_name']
  ])('in %s, beside %s, is a person', (path, besides) => {
    expect(nameBeside(path, 'name', besides)).toBe('name')
  })

  it.each([
    ['properties', ['email', 'sku']],
    ['properties', ['email', 'product_id']],
    ['properties.company', ['phone']],
    ['properties', ['email_campaign']],
    ['properties', ['colour']]
  ])('in %s, beside %j, is no person', (path, besides) => {
    expect(nameBeside(path, 'name', ...besides)).toBeUndefined()
  })
})

describe('a text that is called after a person', () => {
  it.each([
    ['recipient', 'Ada'],
    ['gift_recipient', 'Zoë O’Neil-Smith'],
    ['passengers', 'ada lovelace'],
    ['customer', 'Ada Lovelace'],
    ['owner', 'Ada King Lovelace']
  ])('%s: %s is a name', (key, text) => {
    expect(nameByPlace(['properties', key], text)).toEqual({ kind: 'name', why: 'name' })
  })

  it.each([
    ['customer', 'new'],
    ['owner', 'Marketing'],
    ['recipient', 'r-4711'],
    ['partner', 'tea-house'],
    ['product', 'Earl Grey']
  ])('%s: %s is none', (key, text) => {
    expect(nameByPlace(['properties', key], text)).toBeUndefined()
  })
})
