interface Props {
  src: string;
  alt: string;
  /** The whole picture, as high as it is; without: its upper part, 4 by 3. */
  whole?: boolean;
}

/** A screenshot from our own address. Its place is kept free while it loads, and stays grey where there is none. */
export function Screenshot({ src, alt, whole = false }: Props) {
  return whole ? (
    // biome-ignore lint/performance/noImgElement: our own route has made it small already
    <img src={src} alt={alt} className="min-h-60 w-full bg-sunk text-sm text-ink-3" />
  ) : (
    // biome-ignore lint/performance/noImgElement: our own route has made it small already
    <img
      src={src}
      alt={alt}
      loading="lazy"
      width={480}
      height={360}
      className="aspect-4/3 w-full bg-sunk object-cover object-top text-sm text-ink-3"
    />
  );
}
