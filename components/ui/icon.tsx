"use client";

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
import { cn } from "./cn";

/** Every icon of the product. They stand beside words; alone only copy, edit, delete, close, menu, cart, theme. */
const icons = {
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
} satisfies Record<string, LucideIcon>;

export type IconName = keyof typeof icons;

/** Lucide draws on 24 units: this many are a line of 1.5 px at 16 px. */
const STROKE_UNITS = 2.25;

interface Props {
  name: IconName;
  /** 20 px instead of 16. */
  large?: boolean;
  className?: string;
}

/**
 * Always decorative: the word beside it, or the label of its button, says what it means. A client component, so that a page rendered by
 * the server carries an icon's name instead of its drawing.
 */
export function Icon({ name, large = false, className }: Props) {
  const Drawing = icons[name];
  return (
    <Drawing
      aria-hidden="true"
      strokeWidth={STROKE_UNITS}
      className={cn(
        "i inline-block flex-none align-[-0.15em]",
        large ? "size-5" : "size-4",
        name === "theme" && "[&_path]:fill-current",
        className,
      )}
    />
  );
}
