-- Whoever may see an import may see its file, also one that a colleague or the command line brought. It counts only with a file
-- that the import's own beginner added, so that naming somebody else's file opens nothing.
create policy "the file of a directory import is seen with the import" on commons.file for select to longtable_member
  using (exists (select from commons.directory_import i where i.file_id = file.id and i.uploaded_by is not distinct from file.added_by));
create policy "the file of a figure import is seen with the import" on commons.file for select to longtable_member
  using (exists (select from commons.figure_import i where i.file_id = file.id and i.added_by is not distinct from file.added_by));
create index on commons.directory_import (file_id);
create index on commons.figure_import (file_id);
