import { addYears } from "@/lib/core/time";
import type { World } from "@/sandbox/world/world";
import type { DemoProduct } from "../products";

/** The sandbox's rows of one product line. */
interface DemoProductRows {
  get(name: string): { expiresAtMs: number } | undefined;
  put(name: string, row: { expiresAtMs: number }): void;
  remove(name: string): void;
}

/** What is opened: by which name, for how long, and whose it is. */
export interface DemoOpening {
  name: string;
  /** The number that the upstream made the name from; 0 where it makes none. */
  id: number;
  months: number;
  contactId: string;
  /** "" for what was there before the shop. */
  saleId: string;
  by: "api" | "hand";
}

/** What the sandbox does for the demo's products of one product line. */
export interface DemoLine {
  rowsOf(world: World): DemoProductRows;
  /** What a term costs, new or renewed. */
  costFen(world: World, product: DemoProduct, months: number, renewal: boolean): bigint;
  /** Puts the product into the sandbox. @returns its secrets, as the shop's services keep them. */
  put(world: World, product: DemoProduct, opening: DemoOpening): Record<string, string>;
  /** The name that becomes of the one that the customer chose. Without: that one. */
  nameOf?(chosen: string): string;
  /** The name where the upstream makes it from a number. */
  numberedName?(id: number): string;
  /** The name where the upstream makes it in another way. */
  madeName?(world: World, product: DemoProduct): string;
  /** When a term ends that is sold from a moment on. Without: by whole years. */
  endOf?(fromMs: number, months: number): number;
  /** Moves the day on which a product was bought, where its row shows it. */
  moveStart?(world: World, name: string, atMs: number): void;
}

export const DEMO_PASSWORD = "Kq2026demo";

export const demoYears = (months: number): bigint => BigInt(Math.max(1, months / 12));

/** A term in the upstream's periods: years, or else months. */
export const demoPeriods = (months: number): ["2" | "5", number] =>
  months % 12 === 0 ? ["5", months / 12] : ["2", months];

export const yearsEnd = (fromMs: number, months: number): number => addYears(new Date(fromMs), months / 12).getTime();
