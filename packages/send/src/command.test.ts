import { parseCommandLine } from './command'
import { usageError } from './testing/errors'

describe('the command line', () => {
  it('has a default for everything', () => {
    expect(parseCommandLine([])).toEqual({
      files: [],
      failed: 'failed.ndjson',
      concurrency: 16,
      retries: 5,
      batch: false,
      json: false,
      dryRun: false
    })
  })

  it('takes options before, between and after files, and - for standard input', () => {
    const args = 'a.json --concurrency 256 - --retries 0 --json --batch --failed f --mappings=m.json b.json --dry-run'
    expect(parseCommandLine(args.split(' '))).toEqual({
      files: ['a.json', '-', 'b.json'],
      mappings: 'm.json',
      failed: 'f',
      concurrency: 256,
      retries: 0,
      batch: true,
      json: true,
      dryRun: true
    })
  })

  it.each([
    [['--colour'], "unknown option '--colour'"],
    [['--failed'], "option '--failed <file>' argument missing"],
    [
      ['--concurrency', '0'],
      "option '--concurrency <n>' argument '0' is invalid. It must be a whole number from 1 to 256."
    ],
    [
      ['--concurrency', '257'],
      "option '--concurrency <n>' argument '257' is invalid. It must be a whole number from 1 to 256."
    ],
    [
      ['--concurrency', '1e2'],
      "option '--concurrency <n>' argument '1e2' is invalid. It must be a whole number from 1 to 256."
    ],
    [['--retries', '-1'], "option '--retries <n>' argument '-1' is invalid. It must be a whole number from 0 to 20."],
    [['--retries', ''], "option '--retries <n>' argument '' is invalid. It must be a whole number from 0 to 20."]
  ])('refuses %j', (args, reason) => {
    expect(() => parseCommandLine(args)).toThrow(usageError(`${reason}\nSee npm run send -- --help.`))
  })

  it.each([
    ['--dry-run', { npm_config_dry_run: 'true' }],
    ['--failed', { npm_config_failed: 'mine.ndjson' }]
  ])('refuses to send when npm kept %s for itself', (option, env) => {
    expect(() => parseCommandLine(['events.ndjson'], { ...env, npm_config_user_agent: 'npm' })).toThrow(
      usageError(`npm kept ${option} for itself. Write two dashes before it: npm run send -- ${option} …`)
    )
  })

  it('explains itself, and then has nothing to do', () => {
    const write = jest.spyOn(process.stdout, 'write').mockReturnValue(true)
    expect(parseCommandLine(['--help'])).toBeUndefined()
    const shown = write.mock.calls.map(([text]) => String(text)).join('')
    write.mockRestore()
    for (const words of ['--mappings <file>', 'MOVABLE_INK_ACCESS_SECRET', 'Exit code: 0', '(default: 16)']) {
      expect(shown).toContain(words)
    }
    expect(shown).not.toMatch(/--(url|username|password|secret)/)
  })
})
