import { fillClass, type SeriesLook, strokeClass } from "./series-look";

/** The fill of a look as an SVG pattern; the solid look needs none. In pixels, so that a wide chart does not stretch it. */
export function LookPattern({ id, look }: { id: string; look: SeriesLook }) {
  if (look === "solid" || look === "outlined") return null;
  return (
    <pattern
      id={id}
      width="5"
      height="5"
      patternUnits="userSpaceOnUse"
      patternTransform={look === "hatched" ? "rotate(45)" : undefined}
    >
      <rect width="5" height="5" className="fill-ground" />
      {look === "hatched" ? (
        <rect width="2.5" height="5" className={fillClass[look]} />
      ) : (
        <rect width="5" height="2.5" className={fillClass[look]} />
      )}
    </pattern>
  );
}

/** The attributes of a bar of this look. @param id of its LookPattern in the same document. */
export function lookFill(id: string, look: SeriesLook): { className: string; fill?: string } {
  if (look === "solid") return { className: fillClass[look] };
  if (look === "outlined") return { className: `${strokeClass[look]} fill-rule` };
  return { className: strokeClass[look], fill: `url(#${id})` };
}
