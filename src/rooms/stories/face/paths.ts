import type { FrozenPicture } from '../edition/content.js';

/** Where the parts of a story lie: a published one under its own address, a preview under its draft's. */
export interface StoryPaths {
  picture(number: number, size: 'small' | 'large'): string;
  /** The frozen numbers of a figure; null in a preview, which has none yet. */
  figure: ((number: number, kind: 'csv' | 'json') => string) | null;
}

export const publicPaths = (slug: string): StoryPaths => ({
  picture: (number, size) => `/stories/${slug}/pictures/${number}-${size}.webp`,
  figure: (number, kind) => `/stories/${slug}/figures/${number}.${kind}`,
});

/** A draft's pictures lie by their files' ids, for whoever may see the draft. */
export const previewPaths = (storyId: string, pictures: FrozenPicture[]): StoryPaths => ({
  picture: (number, size) =>
    `/stories/drafts/${storyId}/pictures/${pictures.find((one) => one.number === number)?.[size]}.webp`,
  figure: null,
});
