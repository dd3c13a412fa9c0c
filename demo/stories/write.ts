import { v7 as uuidv7 } from 'uuid';
import type { Desk } from '#ground/cli/command.js';
import type { Database } from '#ground/db/open.js';
import { scope, type Scope } from '#ground/db/scope.js';
import { createMailer } from '#ground/jobs/mailer.js';
import type { Content } from '#rooms/stories/block/content.js';
import { addBlock, type Author, beginStory, changeBlock, type Heading } from '#rooms/stories/draft/actions.js';
import { type Draft, findDraft } from '#rooms/stories/draft/queries.js';
import { askToPublish } from '#rooms/stories/edition/actions.js';
import { publishStory } from '#rooms/stories/edition/publish-job.js';
import { addPicture } from '#rooms/stories/picture/store.js';

/** A story of the demonstration; `id` is fixed, so that loading twice writes it once. */
export interface DemoStory {
  id: string;
  placeId: string;
  heading: Heading;
  /** A picture's `picture` holds the path of its file. */
  blocks: Content[];
  published: boolean;
}

/** Writes a story through the same actions as the editor, and publishes it by the same job. */
export async function writeStory(desk: Desk, writer: string, story: DemoStory): Promise<void> {
  const database = await desk.database();
  if (await as(database, writer, (author) => findDraft(author, story.id))) return;
  const publication = await as(database, writer, async (author) => {
    await beginStory(author, story.id, story.placeId, story.heading);
    for (const content of story.blocks) await writeBlock(author, story.id, content);
    return story.published ? askToPublish(author, await draftOf(author, story.id), uuidv7(), null) : undefined;
  });
  if (publication === undefined) return;
  const { config, log } = desk;
  await publishStory.run({
    database,
    config,
    log,
    mailer: createMailer(config, database),
    subject: publication,
    actor: writer,
    progress: () => {},
  });
}

async function writeBlock(author: Author, storyId: string, content: Content): Promise<void> {
  const id = uuidv7();
  await addBlock(author, await draftOf(author, storyId), id, content.kind);
  const draft = await draftOf(author, storyId);
  const block = draft.blocks.find((one) => one.id === id);
  const whole =
    content.kind === 'picture' ? { ...content, picture: await addPicture(author, storyId, content.picture) } : content;
  if (block) await changeBlock(author, draft, block, block.version, whole);
}

async function draftOf(author: Scope, id: string): Promise<Draft> {
  const draft = await findDraft(author, id);
  if (!draft) throw new Error('The demonstration may not write this story.');
  return draft;
}

const as = <T>(database: Database, personId: string, work: (author: Author) => Promise<T>) =>
  scope(database, { personId }, (tx) => work({ ...tx, actor: { personId }, locale: 'en' }));
