import type { Kind } from './kinds-of-data'

const each = (kind: Kind, words: string): [string, Kind][] => words.split(/\s+/).map((word) => [word, kind])

/**
 * What a field holds that is called so, written together: those of Segment's spec, the usual other spellings, and the
 * plainest words of a few other languages.
 */
export const KIND_BY_NAME: ReadonlyMap<string, Kind> = new Map([
  ...each('email', 'email emails emailaddress emailaddresses mailaddress emailid courriel correo'),
  ...each('email', 'mail mails usermail hem'),
  ...each('phone', 'phone phones phonenumber telephone telephonenumber tel telnumber mobile mobilenumber mobilephone'),
  ...each('phone', 'cell cellphone cellnumber homephone workphone msisdn fax faxnumber whatsapp sms smsnumber telefon'),
  ...each('phone', 'telefono handynummer contactnumber portable'),
  ...each('birth-date', 'birthday birthdate birthdatetime birth birthyear birthmonth yearofbirth dateofbirth dob bday'),
  ...each('birth-date', 'bornon birthdt geburtsdatum geburtstag'),
  ...each('name', 'firstname lastname middlename fullname givenname familyname surname forename maidenname nickname'),
  ...each('name', 'displayname legalname preferredname firstnames lastnames fname lname realname initials'),
  ...each('name', 'customername contactname recipientname guestname passengername membername patientname'),
  ...each(
    'name',
    'employeename attendeename travelername travellername holdername cardholder cardholdername personname'
  ),
  ...each('name', 'nameoncard billingname shippingname sendername authorname parentname childname vorname nachname'),
  ...each('name', 'prenom nombre apellido apellidos'),
  ...each('name', 'patronymic salutation giftfrom giftto giftrecipient spousename partnername guardianname'),
  ...each('username', 'username userhandle loginname screenname loginid'),
  ...each('address', 'address addresses addressline street streets streetname streetnumber streetaddress'),
  ...each('address', 'billingaddress shippingaddress homeaddress postaladdress mailingaddress deliveryaddress zip'),
  ...each('address', 'zipcode postcode postalcode housenumber apartment apartmentnumber strasse adresse direccion plz'),
  ...each('address', 'postal shipto billto deliverto hometown birthplace placeofbirth'),
  ...each('location', 'latitude longitude lat lng lon latlng latlong latlon latitudelongitude gps gpslocation'),
  ...each('location', 'gpscoordinates geolocation coordinates geohash coords coordinate geopoint geolong gpslong'),
  ...each('ip', 'ip ipaddr ipaddress ips ipv clientip remoteip userip remoteaddr'),
  ...each('card', 'cardnumber creditcard creditcardnumber debitcard debitcardnumber paymentcard ccnumber ccnum cvv'),
  ...each('card', 'cvc cvvcode cardcvc securitycode cardexpiry cardexpiration cardlast cardlastfour lastfour'),
  ...each('bank-account', 'iban bic swift accountnumber bankaccount bankaccountnumber sortcode routingnumber'),
  ...each('bank-account', 'accountno bsb ifsc clabe'),
  ...each(
    'government-id',
    'ssn socialsecuritynumber socialsecurity nationalid nationalidnumber passport passportnumber'
  ),
  ...each('government-id', 'driverslicense driverlicense drivinglicence licensenumber taxid taxnumber vatid nin nino'),
  ...each('government-id', 'nationalinsurancenumber aadhaar cpf cnpj curp bsn dni'),
  ...each(
    'government-id',
    'ssnlast nric nhsnumber medicarenumber pesel codicefiscale personnummer steuerid licenseplate'
  ),
  ...each('government-id', 'licenceplate numberplate'),
  ...each('device', 'advertisingid idfa idfv gaid aaid adid macaddress imei devicetoken pushtoken serialnumber'),
  ...each('device', 'fingerprint devicefingerprint deviceid installationid androidid udid hardwareid ssid bssid'),
  ...each('device', 'gclid fbclid msclkid ttclid dclid fbp fbc'),
  ...each(
    'profile',
    'avatar avatarurl photo photourl gravatar profilepicture profilepic profileurl profileimage selfie'
  ),
  ...each('profile', 'profileimageurl linkedin linkedinurl facebook facebookurl instagram twitter twitterurl tiktok'),
  ...each(
    'secret',
    'password passwd pwd passcode pin secret token accesstoken refreshtoken authtoken apikey apisecret'
  ),
  ...each('secret', 'clientsecret authorization sessiontoken csrftoken jwt otp privatekey passphrase pw'),
  ...each(
    'secret',
    'sessionid sessionkey phpsessid jsessionid sid cookie cookies credential credentials oauth accesskey'
  ),
  ...each('secret', 'secretkey verificationcode authcode resetcode securityanswer magiclink'),
  ...each(
    'message',
    'giftmessage giftnote cardmessage personalmessage deliverynote deliverynotes deliveryinstructions'
  ),
  ...each('message', 'dedication inscription engraving'),
  ...each('id', 'userid anonymousid previousid groupid customerid memberid contactid subscriberid accountid crmid'),
  ...each('id', 'externalid loyaltyid loyaltynumber membernumber membershipnumber customernumber profileid personid'),
  ...each('sensitive', 'gender sex age agegroup agerange religion ethnicity race nationality citizenship'),
  ...each(
    'sensitive',
    'maritalstatus sexualorientation disability diagnosis allergies allergy medication income salary'
  ),
  ...each('sensitive', 'creditscore politicalparty pregnant pregnancy weight bloodtype'),
  ...each('sensitive', 'pronouns jobtitle occupation'),
  ...each('free-text', 'message comment comments note notes feedback review reviewbody reviewtext question answer'),
  ...each('free-text', 'bio aboutme freetext transcript')
])

/** What begins with these is personal too, whatever follows. */
export const FRONTS: ReadonlySet<string> = new Set(
  'birth birthday birthdate dob dateofbirth firstname lastname middlename fullname givenname familyname surname'.split(
    ' '
  )
)

/** What is in these is about a person, so that their `name`, `id` and `city` are. */
export const PERSONS: ReadonlySet<string> = new Set(
  `traits usertraits user users customer customers person persons people profile contact contacts recipient recipients
  guest guests passenger passengers member members patient employee attendee attendees traveler travelers traveller
  travellers sender author owner holder cardholder billing shipping billto shipto buyer parent parents
  child children kid kids spouse partner family friend friends invitee invitees referrer referee subscriber driver`
    .trim()
    .split(/\s+/)
)

/** All that is in these says where a person lives. */
export const ADDRESSES: ReadonlySet<string> = new Set(
  'address addresses billingaddress shippingaddress homeaddress postaladdress mailingaddress deliveryaddress adresse'.split(
    ' '
  )
)

/** All that is in these says where a person is. */
export const LOCATIONS: ReadonlySet<string> = new Set(
  'location geo geoip geolocation coordinates gps position'.split(' ')
)

/** Parts of an address that tell nothing by themselves, but of a person where they stand right below one. */
export const ADDRESS_PARTS: ReadonlySet<string> = new Set(
  'city town state region county province country suburb district locality neighbourhood neighborhood line'.split(' ')
)

/** Parts of a name: of a person, or of what is called a name. */
export const NAME_PARTS: ReadonlySet<string> = new Set('first last middle given family full nick'.split(' '))

/** What belongs to these is theirs: a company, too, has a phone number beside its name. */
export const ORGANISATIONS: ReadonlySet<string> = new Set(
  `company companies organization organisation store shop brand vendor merchant seller supplier app library campaign
  product products item items`.split(/\s+/)
)

/** What has one of these is a product, an order or a cart. */
export const PRODUCT_WORDS: ReadonlySet<string> = new Set(
  'sku productid products price brand quantity variant orderid checkoutid cartid revenue total currency coupon'.split(
    ' '
  )
)

const BARE_PERSONS: ReadonlySet<string> = new Set(
  `recipient recipients guest guests passenger passengers patient employee attendee attendees traveler travelers
  traveller travellers sender cardholder holder spouse child children kid kids friend friends invitee invitees`.split(
    /\s+/
  )
)

const MAYBE_BARE_PERSONS: ReadonlySet<string> = new Set(
  `user users customer customers member members person people contact contacts owner author buyer parent parents
  partner referrer referee subscriber driver`.split(/\s+/)
)

const NAME_LIKE = /^\p{L}[\p{L}\p{M}'’. -]{1,60}$/u
const TWO_CAPITALS = /^\p{Lu}\S*(?: \S+)* \p{Lu}\S*$/u

/** Whether a text that is called after a person, such as the `recipient`, is that person's name. */
export function isNameOf(endings: readonly string[], text: string): boolean {
  if (!NAME_LIKE.test(text)) return false
  if (endings.some((ending) => BARE_PERSONS.has(ending))) return true
  return TWO_CAPITALS.test(text) && endings.some((ending) => MAYBE_BARE_PERSONS.has(ending))
}
