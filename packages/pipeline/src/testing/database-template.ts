import { onServer, urlOf } from './databases'
import { fingerprint, makeStore } from './store-template'

/** A number of our own for `pg_advisory_lock`: test files that begin at the same time make one template. */
const TEMPLATE_LOCK = 7_034_120_412

/** Resolves to the name of a database of the server with an empty store, to make copies of; it is made when it is missing. */
export async function databaseTemplate(): Promise<string> {
  const name = `template_${await fingerprint()}`
  await onServer(async (client) => {
    await client.query('select pg_advisory_lock($1)', [TEMPLATE_LOCK])
    const { rowCount } = await client.query('select from pg_database where datname = $1', [name])
    if (rowCount !== 0) return
    // Under its name there is never half a template.
    const draft = `${name}_draft`
    await client.query(`drop database if exists ${draft}`)
    await client.query(`create database ${draft}`)
    await makeStore({ dataFolder: 'not used', databaseUrl: urlOf(draft) })
    await client.query(`alter database ${draft} rename to ${name}`)
  })
  return name
}
