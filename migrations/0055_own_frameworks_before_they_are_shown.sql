-- What the coalition is still writing is for network staff; once shown it is public for good, with all its versions.

drop policy "frameworks are public" on commons.framework;
create policy "the field's frameworks, and those that were ever shown, are public" on commons.framework for select
  using (standard or exists (select from commons.framework_showing s where s.framework_id = framework.id));
create policy "network staff see those that they are writing" on commons.framework for select to longtable_member
  using ((select commons.may_anywhere(array['network staff'])));

drop policy "versions are public" on commons.framework_version;
create policy "versions are as public as their framework" on commons.framework_version for select
  using (exists (select from commons.framework f where f.id = framework_id));

drop policy "principles are public" on commons.principle;
create policy "principles are as public as their version" on commons.principle for select
  using (exists (select from commons.framework_version v where v.id = framework_version_id));

-- A showing ends when someone ends it, neither earlier nor later.
drop policy "network staff end what is shown" on commons.framework_showing;
create policy "network staff end what is shown" on commons.framework_showing for update to longtable_member
  using (ended_at is null and (select commons.may_anywhere(array['network staff'])))
  with check (ended_by = (select commons.actor()) and ended_at = now());

-- The field's frameworks carry the day on which our words for them were written, not the day of the installation.
update commons.framework_version v set saved_at = timestamptz '2026-11-22 12:00+00'
  from commons.framework f where f.id = v.framework_id and f.standard;
