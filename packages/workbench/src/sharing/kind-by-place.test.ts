import type { Kind } from './kinds-of-data'
import { kindByPlace } from './kind-by-place'

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
    ['properties.gift_message', 'free-text']
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
