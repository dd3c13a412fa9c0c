import type { Child } from 'hono/jsx';

export interface PictureProps {
  src: string;
  /** Empty for a picture that says nothing beyond the text. */
  alt: string;
  width: number;
  height: number;
  caption?: Child;
  credit?: Child;
  /** Sizes of the same picture: address and width in pixels. */
  sizes?: { src: string; width: number }[];
  /** For the one picture that is seen first. */
  eager?: boolean;
}

/** A picture with its words. Width and height keep its place while it loads. */
export function Picture({ src, alt, width, height, caption, credit, sizes, eager }: PictureProps) {
  return (
    <figure class="picture">
      <img
        src={src}
        srcset={sizes?.map((size) => `${size.src} ${size.width}w`).join(', ')}
        sizes={sizes && '(min-width: 60rem) 54rem, 100vw'}
        alt={alt}
        width={width}
        height={height}
        loading={eager ? 'eager' : 'lazy'}
        decoding="async"
      />
      {(caption || credit) && (
        <figcaption class="picture__caption">
          {caption}
          {credit && <span class="picture__credit"> {credit}</span>}
        </figcaption>
      )}
    </figure>
  );
}
