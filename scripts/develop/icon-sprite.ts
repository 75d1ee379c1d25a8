/**
 * `npm run icons`: writes public/icons.svg: the drawings of components/ui/icon-names.ts as Lucide has them, and those of states. A page
 * then loads each icon once, as an image, in place of a component for each icon in its script (26 icons: 4 kB in every page's script).
 * A test compares the file.
 */
import { writeFileSync } from "node:fs";
import {
  ArrowDownToLine,
  ArrowRight,
  Calendar,
  Check,
  ChevronDown,
  ChevronLeft,
  ChevronRight,
  CircleAlert,
  Contrast,
  Copy,
  Ellipsis,
  Equal,
  Eye,
  KeyRound,
  LoaderCircle,
  Lock,
  type LucideIcon,
  Pencil,
  Plus,
  RotateCw,
  Search,
  ShoppingCart,
  Trash2,
  TriangleAlert,
  Undo2,
  User,
  X,
} from "lucide-react";
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import type { IconName } from "@/components/ui/icon-names";
import { statusDrawings } from "./status-drawings";

export const SPRITE = "public/icons.svg";

const drawings: Record<IconName, LucideIcon> = {
  alert: CircleAlert,
  arrow: ArrowRight,
  calendar: Calendar,
  cart: ShoppingCart,
  check: Check,
  copy: Copy,
  dots: Ellipsis,
  down: ChevronDown,
  eye: Eye,
  file: ArrowDownToLine,
  key: KeyRound,
  left: ChevronLeft,
  lock: Lock,
  menu: Equal,
  pencil: Pencil,
  plus: Plus,
  refresh: RotateCw,
  right: ChevronRight,
  search: Search,
  spinner: LoaderCircle,
  theme: Contrast,
  trash: Trash2,
  undo: Undo2,
  user: User,
  warn: TriangleAlert,
  x: X,
};

/** Half of this one is filled. */
const FILLED: readonly IconName[] = ["theme"];

function symbolOf(name: IconName, drawing: LucideIcon): string {
  const [, inside = ""] = /^<svg[^>]*>(.*)<\/svg>$/s.exec(renderToStaticMarkup(createElement(drawing))) ?? [];
  const shapes = FILLED.includes(name) ? inside.replaceAll("<path ", '<path fill="currentColor" ') : inside;
  return `<symbol id="${name}" viewBox="0 0 24 24">${shapes}</symbol>`;
}

/** Of our own, on a grid of 16 px. */
function statusSymbols(): string[] {
  return Object.entries(statusDrawings).map(
    ([name, drawing]) => `<symbol id="status-${name}" viewBox="0 0 16 16">${renderToStaticMarkup(drawing)}</symbol>`,
  );
}

export function spriteText(): string {
  const symbols = Object.entries(drawings).map(([name, drawing]) => symbolOf(name as IconName, drawing));
  return `<svg xmlns="http://www.w3.org/2000/svg">\n${[...symbols, ...statusSymbols()].join("\n")}\n</svg>\n`;
}

if (process.argv[1]?.endsWith("icon-sprite.ts")) writeFileSync(SPRITE, spriteText());
