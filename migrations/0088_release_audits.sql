-- Attacks on a release after it was published: with what was released since, and with what others publish by now.
create table records.release_audit (
  district_id uuid not null,
  id uuid not null,
  proposal_id uuid not null,
  asked_by uuid not null references commons.person,
  asked_at timestamptz not null default now(),
  audited_at timestamptz,
  -- How many releases were attacked together, how many numbers must stay hidden, and how many of them do not.
  releases integer,
  attacked integer,
  exposed integer,
  primary key (district_id, id),
  foreign key (district_id, proposal_id) references records.release_proposal (district_id, id),
  check (num_nulls(audited_at, releases, attacked, exposed) in (0, 4))
);
create index on records.release_audit (district_id, proposal_id);

alter table records.release_audit enable row level security;
grant select on records.release_audit to longtable_member;
grant insert (district_id, id, proposal_id, asked_by) on records.release_audit to longtable_member;
create policy "audits are seen by whoever opened the district" on records.release_audit for select to longtable_member
  using (district_id = any ((select records.open_districts())::uuid[]));
create policy "whoever opened the district asks for an audit in their own name" on records.release_audit for insert to longtable_member
  with check (asked_by = (select commons.actor()) and district_id = any ((select records.open_districts())::uuid[])
    and exists (select from published.release r where r.id = release_audit.proposal_id and r.district_id = release_audit.district_id));
