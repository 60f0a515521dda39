/** pg-boss's tables. */
export const QUEUE_SCHEMA = 'movable_ink_queue'

/**
 * pg-boss leaves out jobs whose queue is missing, without a word: a store may have been restored without its queues. Not
 * those of mappings that are gone: nobody takes jobs of them. `$1` are mappings; null for all.
 */
export const MAKE_MISSING_QUEUES = `
  select ${QUEUE_SCHEMA}.create_queue(mapping.id::text, '{"policy":"standard"}')
  from movable_ink.mappings as mapping
  where ($1::uuid[] is null or mapping.id = any($1))
    and not exists (select from ${QUEUE_SCHEMA}.queue where queue.name = mapping.id::text)`

/**
 * Which of the mappings `$1` have a job that is due. The order is there for the index: the first entry of each mapping
 * tells, however many jobs wait for later.
 */
export const DUE = `
  select mapping.id from unnest($1::text[]) as mapping (id)
  cross join lateral (
    select from ${QUEUE_SCHEMA}.job
    where job.name = mapping.id and job.state < 'active' and job.start_after < now()
    order by job.start_after limit 1
  ) as due`

/**
 * Takes at most `$2` jobs of the mapping `$1` for `$3` seconds, those that have been due for longest; of those that became
 * due together, the first. pg-boss's own statement asks for the order in which jobs were made, which no index has: it sorts all that are due
 * each time, and a backlog of a day is never worked off. [measured]
 */
export const TAKE = `
  with next as materialized (
    select id from ${QUEUE_SCHEMA}.job
    where name = $1 and state < 'active' and start_after < now()
    order by start_after, id limit $2
    for update skip locked
  )
  update ${QUEUE_SCHEMA}.job
  set state = 'active',
      started_on = now(),
      -- Who takes a job says for how long, whoever made it.
      expire_in = make_interval(secs => $3),
      retry_count = case when started_on is null then retry_count else retry_count + 1 end
  from next
  where job.name = $1 and job.id = next.id
  returning job.id, job.started_on::text as "takenOn"`

/** Gives back the jobs `$2` of the mapping `$1`, each unless it was taken again since `$3`. Its time to be due stays. */
export const GIVE_BACK = `
  update ${QUEUE_SCHEMA}.job
  set state = 'created'
  from unnest($2::uuid[], $3::timestamptz[]) as held (id, taken_on)
  where job.name = $1 and job.id = any($2::uuid[]) and job.id = held.id
    and job.state = 'active' and job.started_on = held.taken_on`

/** Of the mapping `$1` the jobs `$2` whose deliveries are in none of the states `$3`. */
export const DROP = `
  delete from ${QUEUE_SCHEMA}.job
  where name = $1 and id = any($2) and not exists (
    select from movable_ink.deliveries as delivery where delivery.id = job.id and delivery.state = any($3)
  )`

/** All that look taken. */
export const FREE = `update ${QUEUE_SCHEMA}.job set state = 'created' where state = 'active'`

/**
 * Looks at `$2` pending deliveries after `$1` and gives those that have no job one, as pg-boss would, which is kept for `$3`
 * days and retried `$4` times. An outcome and its job are one transaction, so that one look sees both or none; the
 * deliveries are locked before a job is added, so that none is for an outcome that came since.
 */
export const RESTORE = `
  with looked as materialized (
    select id, mapping_id::text as name from movable_ink.deliveries
    where state in ('queued', 'retrying') and id > $1
    order by id limit $2
  ), lost as materialized (
    -- Not as a join, which would read all the jobs there are.
    select looked.id from looked
    where (select job.id from ${QUEUE_SCHEMA}.job where job.name = looked.name and job.id = looked.id) is null
  ), held as (
    select id, mapping_id, coalesce(next_try_at, now()) as start_after from movable_ink.deliveries
    where id in (select id from lost) and state in ('queued', 'retrying')
    for update skip locked
  ), restored as (
    insert into ${QUEUE_SCHEMA}.job (id, name, start_after, keep_until, retry_limit, policy)
    select held.id, queue.name, start_after, start_after + make_interval(days => $3), $4, policy
    from held join movable_ink.mappings as mapping on mapping.id = held.mapping_id
    join ${QUEUE_SCHEMA}.queue on queue.name = mapping.id::text
    on conflict do nothing
    returning id
  )
  select (select count(*)::int from looked) as looked,
    (select id from looked order by id desc limit 1) as last,
    (select count(*)::int from restored) as restored`
