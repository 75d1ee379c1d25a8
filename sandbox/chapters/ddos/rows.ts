export interface DdosOrder {
  name: string;
  productId: string;
  addedAtMs: number;
  expiresAtMs: number;
  /** Stopped by hand: 2 paused, 5 by the administrator. */
  held: "" | "2" | "5";
  saleId: string;
}
