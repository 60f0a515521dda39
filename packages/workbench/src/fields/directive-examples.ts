/** The mapping directives that the runtime knows, each with what it is for and an example that it takes. */
export const DIRECTIVE_EXAMPLES: readonly { name: string; does: string; example: unknown }[] = [
  { name: '@path', does: 'A value of the event', example: { '@path': '$.properties.order_id' } },
  { name: '@template', does: 'A text with variables', example: { '@template': 'Order {{properties.order_id}}' } },
  { name: '@literal', does: 'A value as it is', example: { '@literal': true } },
  {
    name: '@if',
    does: 'One value or another',
    example: { '@if': { exists: { '@path': '$.userId' }, then: { '@path': '$.userId' }, else: 'unknown' } }
  },
  {
    name: '@case',
    does: 'A text in lower or upper case',
    example: { '@case': { operator: 'lower', value: { '@path': '$.event' } } }
  },
  {
    name: '@replace',
    does: 'A text with parts replaced',
    example: { '@replace': { pattern: '-', replacement: '_', value: { '@path': '$.context.locale' } } }
  },
  {
    name: '@arrayPath',
    does: 'A list, each item in another shape',
    example: { '@arrayPath': ['$.properties.products', { id: { '@path': '$.product_id' } }] }
  },
  {
    name: '@merge',
    does: 'Several objects as one',
    example: {
      '@merge': { direction: 'right', objects: [{ '@path': '$.properties' }, { user: { '@path': '$.userId' } }] }
    }
  },
  {
    name: '@transform',
    does: 'A mapping of what another mapping made',
    example: { '@transform': { apply: { id: { '@path': '$.userId' } }, mapping: { user: { '@path': '$.id' } } } }
  },
  {
    name: '@flatten',
    does: 'An object without objects in it',
    example: { '@flatten': { separator: '.', value: { '@path': '$.properties' } } }
  },
  {
    name: '@json',
    does: 'An object as a text, or a text as an object',
    example: { '@json': { mode: 'encode', value: { '@path': '$.properties' } } }
  },
  { name: '@liquid', does: 'A template in Liquid', example: { '@liquid': '{{ event | downcase }}' } },
  {
    name: '@excludeWhenNull',
    does: 'Nothing in the place of null',
    example: { '@excludeWhenNull': { '@path': '$.name' } }
  }
]
