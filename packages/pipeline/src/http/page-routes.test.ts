import { mkdir, rm, writeFile } from 'node:fs/promises'
import { gunzipSync, gzipSync } from 'node:zlib'
import type { FastifyInstance } from 'fastify'
import { workplaceForTests } from '@actions-movable-ink/runtime/src/testing/workplace'
import { bareServersForTests } from '../testing/bare-servers'

const newServer = bareServersForTests()
const workplace = workplaceForTests()

async function serverWithPages(apiToken?: string): Promise<FastifyInstance> {
  const pages = workplace.path('pages')
  await mkdir(`${pages}/assets`, { recursive: true })
  await writeFile(`${pages}/index.html`, '<!doctype html><title>Workbench</title>')
  await writeFile(`${pages}/favicon.svg`, '<svg/>')
  await writeFile(`${pages}/.built`, 'a hash')
  await writeFile(`${pages}/assets/index-abc.js`, 'go()')
  await writeFile(`${pages}/assets/index-abc.js.gz`, gzipSync('go()'))
  await writeFile(`${pages}/assets/font-abc.woff2`, 'a font')
  await writeFile(workplace.path('secret.txt'), 'a secret')
  return newServer({ pages, apiToken })
}

const get = async (app: FastifyInstance, url: string, headers: Record<string, string> = {}) => {
  const answer = await app.inject({ url, headers: { host: '127.0.0.1:3000', ...headers } })
  return { status: answer.statusCode, type: answer.headers['content-type'], body: answer.body, headers: answer.headers }
}

describe('the pages of an app', () => {
  it.each([
    '/',
    '/sources',
    '/sources/0199d5a3-0000-7000-8000-000000000000/debugger?search=tea',
    '/destinations/1/mappings/2',
    '/catalog',
    '/movable-ink'
  ])('are one file, whichever is asked for: %s', async (url) => {
    const { status, type, body } = await get(await serverWithPages(), url)
    expect([status, type, body]).toEqual([200, 'text/html; charset=utf-8', '<!doctype html><title>Workbench</title>'])
  })

  it('are asked for each time, and files with a hash in their names once', async () => {
    const app = await serverWithPages()
    expect((await get(app, '/')).headers['cache-control']).toBe('no-cache')
    expect((await get(app, '/favicon.svg')).headers['cache-control']).toBe('no-cache')
    const { body, headers } = await get(app, '/assets/index-abc.js')
    expect([body, headers['cache-control']]).toEqual(['go()', 'public, max-age=31536000, immutable'])
  })

  it('send an asset compressed that was built so, to who takes that, and else as it is', async () => {
    const app = await serverWithPages()
    const ask = async (file: string, encoding?: string) => {
      const answer = await app.inject({
        url: `/assets/${file}`,
        headers: { host: '127.0.0.1:3000', ...(encoding === undefined ? {} : { 'accept-encoding': encoding }) }
      })
      const { 'content-encoding': sentAs, 'content-type': type, vary, etag } = answer.headers
      const body = String(sentAs === 'gzip' ? gunzipSync(answer.rawPayload) : answer.rawPayload)
      const policy = answer.headers['content-security-policy']
      return {
        status: answer.statusCode,
        sentAs,
        type,
        vary,
        body,
        etag,
        policy,
        kept: answer.headers['cache-control']
      }
    }
    const script = {
      ...{ status: 200, type: 'application/javascript; charset=utf-8', vary: 'accept-encoding', body: 'go()' },
      ...{
        kept: 'public, max-age=31536000, immutable',
        policy: (await get(app, '/')).headers['content-security-policy']
      }
    }
    const small = await ask('index-abc.js', 'gzip, deflate, br, zstd')
    expect(small).toMatchObject({ ...script, sentAs: 'gzip' })
    for (const encoding of [undefined, 'identity', 'br', 'gzip;q=0']) {
      const plain = await ask('index-abc.js', encoding)
      expect(plain).toMatchObject({ ...script, sentAs: undefined })
      expect(plain.etag).not.toBe(small.etag)
    }
    expect(await ask('font-abc.woff2', 'gzip')).toMatchObject({ status: 200, sentAs: undefined, body: 'a font' })
    expect(await ask('index-old.js', 'gzip')).toMatchObject({ status: 404, sentAs: undefined })
    const again = await app.inject({
      url: '/assets/index-abc.js',
      headers: { host: '127.0.0.1:3000', 'accept-encoding': 'gzip', 'if-none-match': String(small.etag) }
    })
    expect([again.statusCode, again.headers.vary, again.headers.etag]).toEqual([304, 'accept-encoding', small.etag])
  })

  it('take scripts from their own server alone, none made of a text, and stand in no frame', async () => {
    const { headers } = await get(await serverWithPages(), '/')
    expect(headers['content-security-policy']).toBe(
      "default-src 'none';script-src 'self';style-src 'self' 'unsafe-inline';img-src 'self' data:;font-src 'self';connect-src 'self';form-action 'none';frame-ancestors 'none';base-uri 'none'"
    )
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'no-referrer'
    })
  })

  it('are shown without the token, which what they ask the API for needs', async () => {
    const app = await serverWithPages('token-token-token-token')
    expect((await get(app, '/sources')).status).toBe(200)
    expect((await get(app, '/assets/index-abc.js')).status).toBe(200)
    expect((await get(app, '/api/v1/sources')).status).toBe(401)
  })

  it('are not shown by a name that is not of the server', async () => {
    const { status, body } = await get(await serverWithPages(), '/', { host: 'attacker.example' })
    expect([status, body]).toEqual([403, expect.stringContaining('"FORBIDDEN_HOST"')])
  })

  it.each([
    '/.built',
    '/assets/index-old.js',
    '/assets/.hidden.js',
    '/assets/../../secret.txt',
    '/assets/..%2f..%2fsecret.txt',
    '/assets/%2e%2e/%2e%2e/secret.txt',
    '/nothing',
    '/api/v1/nothing'
  ])('hold nothing else: %s', async (url) => {
    const { status, type, headers, body } = await get(await serverWithPages(), url)
    expect([status, type]).toEqual([404, 'application/json; charset=utf-8'])
    expect(headers['cache-control']).toBe('no-store')
    expect(body).toContain('"NOT_FOUND"')
  })

  const opened = { accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8' }

  it.each([
    '/nothing',
    '/sourcs/1/debugger?search=tea',
    '/.built',
    '/secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt'
  ])('say of an address that is none that there is nothing, where a browser opens it: %s', async (url) => {
    const app = await serverWithPages('token-token-token-token')
    const page = await get(app, '/')
    const { status, type, body, headers } = await get(app, url, opened)
    expect([status, type, body]).toEqual([404, 'text/html; charset=utf-8', page.body])
    expect(headers['cache-control']).toBe('no-store')
    expect(headers['content-security-policy']).toBe(page.headers['content-security-policy'])
    expect((await get(app, url, { ...opened, host: 'attacker.example' })).status).toBe(403)
    const head = await app.inject({ method: 'HEAD', url, headers: { host: '127.0.0.1', ...opened } })
    expect([head.statusCode, head.headers['content-type']]).toEqual([404, type])
  })

  it.each([
    ['/api/v1/nothing', 401, 'UNAUTHORIZED'],
    ['/api', 401, 'UNAUTHORIZED'],
    ['/v1/nothing', 401, 'UNAUTHORIZED'],
    ['/healthz/nothing', 401, 'UNAUTHORIZED'],
    ['/metrics?x=1', 401, 'UNAUTHORIZED'],
    ['/manifest/nothing', 401, 'UNAUTHORIZED'],
    ['//attacker.example', 401, 'UNAUTHORIZED'],
    ['/assets/index-old.js', 404, 'NOT_FOUND'],
    ['/assets/old/index.js', 401, 'UNAUTHORIZED']
  ])('are in the place of nothing that is not theirs: %s', async (url, status, code) => {
    const answer = await get(await serverWithPages('token-token-token-token'), url, opened)
    expect([answer.status, answer.type]).toEqual([status, 'application/json; charset=utf-8'])
    expect(answer.body).toContain(`"${code}"`)
  })

  it('are nothing, and no page, while they are built anew', async () => {
    const app = await serverWithPages()
    await rm(workplace.path('pages/index.html'))
    const { status, type } = await get(app, '/nothing', opened)
    expect([status, type]).toEqual([404, 'application/json; charset=utf-8'])
  })

  it.each(['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const)('are no answer to %s', async (method) => {
    const app = await serverWithPages()
    const answer = await app.inject({ method, url: '/nothing', headers: { host: '127.0.0.1', ...opened } })
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([404, 'application/json; charset=utf-8'])
  })

  it('are served as they are, when they were built anew', async () => {
    const app = await serverWithPages()
    await writeFile(workplace.path('pages/assets/index-new.js'), 'goOn()')
    expect((await get(app, '/assets/index-new.js')).body).toBe('goOn()')
  })

  it('take no other method', async () => {
    const app = await serverWithPages()
    const { statusCode, headers } = await app.inject({
      method: 'POST',
      url: '/sources',
      headers: { host: '127.0.0.1' }
    })
    expect([statusCode, headers.allow]).toEqual([405, 'GET, HEAD'])
  })
})
