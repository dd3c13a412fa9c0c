-- What those who keep the house running must see. None of it is part of a backup.

-- The worker's sign of life.
create table jobs.heartbeat (
  single boolean primary key default true check (single),
  at timestamptz not null
);

create table jobs.backup (
  id uuid primary key,
  made_at timestamptz not null,
  bytes bigint not null,
  rows bigint not null
);

alter table jobs.heartbeat enable row level security;
alter table jobs.backup enable row level security;
grant usage on schema jobs to longtable_visitor;
-- Health is asked for by machines that have no account; the names of migrations are in the public source.
grant select on jobs.heartbeat, jobs.migration to longtable_visitor, longtable_member;
grant select on jobs.backup to longtable_member;
create policy "whether the worker lives is public" on jobs.heartbeat for select using (true);
create policy "network staff see when the last backup was made" on jobs.backup for select to longtable_member
  using ((select commons.may_anywhere(array['network staff'])));

-- The latest of each piece of work. Definer's rights, because the queue belongs to the keeper, which makes its tables
-- when a worker first runs. Work that a person must correct first ends as "refused": the queue itself calls that done.
create function jobs.work()
returns table (id uuid, job text, subject uuid, state text, tries integer, asked_at timestamptz, ended_at timestamptz, failure text)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not commons.may_anywhere(array['network staff']) then return; end if;
  return query select r.id, r.job, r.subject, 'waiting', 0, r.asked_at, null::timestamptz, null::text from jobs.request r;
  if to_regclass('jobs.job') is null then return; end if;
  return query execute $query$
    select q.id, q.name, (q.data->>'subject')::uuid,
      case
        when q.state = 'failed' or q.state = 'cancelled' then 'failed'
        when q.state = 'completed' then case when p.state = 'failed' then 'refused' else 'done' end
        when q.state = 'active' then 'running'
        else 'waiting'
      end,
      q.retry_count, q.created_on, q.completed_on,
      case when q.state = 'completed' then p.failure else q.output->>'message' end
    from (
      select distinct on (name, data->>'subject') * from jobs.job where name not like '\_\_%'
      order by name, data->>'subject', created_on desc
    ) q
    left join commons.progress p on p.subject = (q.data->>'subject')::uuid
  $query$;
end $$;
grant execute on function jobs.work() to longtable_member;
