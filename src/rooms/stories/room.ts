import { anyone, get } from '#ground/http/route.js';
import type { Room } from '#ground/room.js';
import { blockRoutes } from './draft/parts/routes.js';
import { editorPage } from './draft/editor-page.js';
import { headingRoutes } from './draft/heading/routes.js';
import { draftsPage } from './draft/list-page.js';
import { previewRoutes } from './draft/publication/preview.js';
import { publicationRoutes } from './draft/publication/routes.js';
import { publishStory } from './edition/publish-job.js';
import { withdrawStory } from './edition/withdraw-job.js';
import { listOptions, listStories, showStory, wholeOptions } from './face/lists/api.js';
import { figureEmbed, storyEmbed } from './face/embed.js';
import { feed } from './face/lists/feed.js';
import { cardFile, figureFile, pictureFile } from './face/files.js';
import { storiesPage } from './face/lists/page.js';
import { storyPage } from './face/story-page.js';
import { mayTellStories } from './policy.js';

export { latestStories, storiesSection, type LatestStory } from './face/lists/section.js';

const cached = { cached: true };

/** Data stories: written for a place, published as frozen editions, read by everyone. */
export const stories: Room = {
  name: 'stories',
  routes: [
    get('/stories', anyone, storiesPage, cached),
    get('/stories/feed.xml', anyone, feed, cached),
    get('/stories/drafts', mayTellStories, draftsPage),
    ...headingRoutes,
    get('/stories/drafts/:id', mayTellStories, editorPage),
    ...blockRoutes,
    ...publicationRoutes,
    ...previewRoutes,
    get('/stories/:slug', anyone, storyPage, cached),
    get('/stories/:slug/card.png', anyone, cardFile, cached),
    get('/stories/:slug/pictures/:file', anyone, pictureFile, cached),
    get('/stories/:slug/figures/:file', anyone, figureFile, cached),
    get('/embed/stories/:slug', anyone, storyEmbed, cached),
    get('/embed/stories/:slug/figures/:number', anyone, figureEmbed, cached),
    get('/api/v1/stories', anyone, listStories, listOptions),
    get('/api/v1/stories/:slug', anyone, showStory, wholeOptions),
  ],
  jobs: [publishStory, withdrawStory],
};
