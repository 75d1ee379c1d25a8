/**
 * Which utilities set the same property, for `cn`: tailwind-merge's own list knows every utility there is and weighs 6 kB in every page;
 * this one knows those that the front end writes. cn.test.ts holds it against the long one and names what is missing here.
 * A group's values are tried in the order of the groups; `any` takes what the groups before left.
 */
type Value = string | ((text: string) => boolean);
type Groups = Record<string, readonly (Value | Record<string, readonly Value[]>)[]>;

const any = () => true;
/** 2, [1.5px], [length:inherit]: no colour. */
const isSize = (text: string) => /^(\d|\[(length:|\d|\.\d))/.test(text);
const words = (text: string) => text.split(" ");

/** One property each, whatever the value: `pt-3`, `max-w-[20rem]`. */
const named = (names: string): Groups =>
  Object.fromEntries(words(names).map((name) => [name, [{ [name]: ["", any] }]]));
/** Each is a class name of its own. */
const bare = (group: string, names: string): Groups => ({ [group]: words(names) });
/** A width or a style where the value is one, else a colour: `border-2`, `border-edge`. */
const sizeOrColour = (name: string): Groups => ({
  [`${name}-w`]: [{ [name]: ["", isSize] }],
  [`${name}-color`]: [{ [name]: [any] }],
});

export const classGroups: Groups = {
  ...bare("display", "block inline-block inline flex inline-flex grid inline-grid contents hidden"),
  ...bare("position", "static fixed absolute relative sticky"),
  ...bare("isolation", "isolate"),
  ...bare("visibility", "visible invisible"),
  ...bare("sr", "sr-only not-sr-only"),
  ...bare("italic", "italic not-italic"),
  ...bare("decoration", "underline line-through no-underline"),
  ...bare("figure", "normal-nums"),
  ...bare("truncate", "truncate"),
  ...bare("container", "@container"),
  ...named("break-inside"),
  ...named("inset inset-x inset-y top right bottom left z order float columns"),
  ...named("w h size min-w min-h max-w max-h basis grow shrink resize field-sizing"),
  ...named("p px py pt pr pb pl m mx my mt mr mb ml space-x space-y gap gap-x gap-y scroll-mt scroll-mb"),
  ...named("grid-cols grid-rows col col-start col-end row row-start row-end grid-flow auto-cols auto-rows"),
  ...named("justify justify-items justify-self items self place-items place-content place-self align"),
  ...named("leading tracking whitespace wrap underline-offset list"),
  ...named(
    "bg shadow rounded rounded-t rounded-r rounded-b rounded-l opacity accent fill aspect overflow overflow-x overflow-y overscroll cursor pointer-events appearance",
  ),
  ...named("transition duration ease animate scale rotate translate translate-x translate-y outline-offset"),
  direction: [{ flex: ["row", "row-reverse", "col", "col-reverse"] }],
  "flex-wrap": [{ flex: ["wrap", "nowrap", "wrap-reverse"] }],
  flex: [{ flex: [any] }],
  "align-content": [{ content: ["start", "end", "center", "between", "stretch"] }],
  content: [{ content: [any] }],
  "table-layout": [{ table: ["auto", "fixed"] }],
  "object-fit": [{ object: words("contain cover fill none") }],
  "object-position": [{ object: [any] }],
  "font-size": [{ text: [...words("xs sm base lg xl 2xl 3xl 4xl body"), isSize] }],
  "text-align": [{ text: ["left", "center", "right"] }],
  "text-wrap": [{ text: ["wrap", "nowrap", "balance", "pretty"] }],
  "text-color": [{ text: [any] }],
  family: [{ font: ["sans", "mono"] }],
  weight: [{ font: [any] }],
  collapse: [{ border: ["collapse", "separate"] }],
  "border-style": [{ border: ["solid", "dashed", "none"] }],
  ...named("border-x border-y border-t border-r border-b border-l"),
  ...sizeOrColour("border"),
  "decoration-w": [{ decoration: ["auto", "from-font", isSize] }],
  "decoration-color": [{ decoration: [any] }],
  ...sizeOrColour("outline"),
  ...sizeOrColour("ring"),
  ...sizeOrColour("stroke"),
};

/** What a utility overrides beside its own group: `p-0` also a `pt-3` before it. */
export const overridden: Record<string, readonly string[]> = {
  inset: words("inset-x inset-y top right bottom left"),
  "inset-x": ["right", "left"],
  "inset-y": ["top", "bottom"],
  flex: words("basis grow shrink"),
  gap: ["gap-x", "gap-y"],
  p: words("px py pt pr pb pl"),
  px: ["pr", "pl"],
  py: ["pt", "pb"],
  m: words("mx my mt mr mb ml"),
  mx: ["mr", "ml"],
  my: ["mt", "mb"],
  size: ["w", "h"],
  overflow: ["overflow-x", "overflow-y"],
  rounded: words("rounded-t rounded-r rounded-b rounded-l"),
  "border-w": words("border-x border-y border-t border-r border-b border-l"),
  "border-x": ["border-r", "border-l"],
  "border-y": ["border-t", "border-b"],
  translate: ["translate-x", "translate-y"],
  "font-size": ["leading"],
};
