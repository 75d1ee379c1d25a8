import { z } from "zod";
import { contract, fenText, instant, nothing } from "@/lib/http/contract";

/** Why no points were bought automatically: a sentence under services.points.trouble, and one in its mail. */
export const pointsTroubles = ["ceiling", "wallet", "price", "busy", "refused", "not_for_sale"] as const;
export type PointsTrouble = (typeof pointsTroubles)[number];

/** What a mail about few points says first: nothing was ordered because nothing was to be; it was ordered; or why it was not. */
export type PointsNotice = "low" | "ordered" | PointsTrouble;

export const MOST_POINTS_LEVEL = 1_000_000;

const pointsOfferRow = z.object({
  points: z.int(),
  /** Tax included; null: not for sale now. */
  priceFen: fenText.nullable(),
});

const pointsLevel = z.object({
  /** Null: turned off. */
  level: z.int().nullable(),
  /** How many points are bought automatically; null: none. */
  topUpPoints: z.int().nullable(),
  ceilingFen: fenText.nullable(),
  /** Since when the points are below the level, as far as they were read. */
  fellAt: instant.nullable(),
  trouble: z.enum(pointsTroubles).nullable(),
  /** What automatic purchases have cost this month. */
  spentFen: fenText,
});
export type PointsLevelView = z.output<typeof pointsLevel>;

/** The points of a service, for its page. */
export interface ServicePoints {
  left: number | null;
  bought: number | null;
  offers: readonly z.output<typeof pointsOfferRow>[];
  level: PointsLevelView;
}

export const setPointsLevelContract = contract({
  method: "PUT",
  path: "/api/v1/services/{id}/points-level",
  summary:
    "Mails the customer when a service has fewer points left than the level, once each time, and buys points then from the wallet, within a monthly ceiling.",
  access: "customer",
  input: z.object({
    id: z.uuid(),
    on: z.boolean(),
    level: z.int("points.level").min(1, "points.level").max(MOST_POINTS_LEVEL, "points.level"),
    /** Null: only a mail. */
    topUpPoints: z.int().nullable(),
    /** The most that these purchases may cost in a month; decimal fen. */
    ceilingFen: z.string().regex(/^\d{1,12}$/, "money.format"),
    /** All three as the page showed them (level null: turned off): what was changed elsewhere is not overwritten unseen. */
    seen: z
      .object({ level: z.int().nullable(), topUpPoints: z.int().nullable(), ceilingFen: z.string().max(12).nullable() })
      .optional(),
  }),
  output: nothing,
  errors: [
    "services.switched_meanwhile",
    "points.level",
    "points.not_sold",
    "points.below_level",
    "points.ceiling_low",
  ],
});
