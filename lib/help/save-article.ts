import "server-only";
import { recordEvent } from "@/lib/audit/record-event";
import type { StaffActor } from "@/lib/core/actor";
import { conflict, type FieldError, invalid } from "@/lib/core/errors";
import { isAlready } from "@/lib/core/is-already";
import { db, type Tx } from "@/lib/db/client";
import type { HelpArticleFields } from "./admin-contract";
import { requireHelpWriter } from "./list-staff-articles";
import { defaultArticles, forgetArticles, readArticles } from "./read-articles";
import { helpSlugsIn } from "./read-help-article";
import { markdownAddresses } from "./render-markdown";

type Input = HelpArticleFields & { slug: string };
type Saved = { slug: string; updatedAt: Date };

/** Adds an article. Audited. @throws AppError input.invalid: its address is taken, or a link or picture in it leads nowhere. */
export async function createArticle(actor: StaffActor, input: Input): Promise<Saved> {
  requireHelpWriter(actor);
  await refuseWrongAddresses(input);
  if (isDefault(input.slug)) throw invalid({ slug: "help.slug_taken" });
  return await write(actor, "help.create", input, async (tx, data) => {
    const made = await tx.helpArticle.createMany({ data: [data], skipDuplicates: true });
    if (made.count === 0) throw invalid({ slug: "help.slug_taken" });
  });
}

/**
 * Saves an article; one that came with the shop becomes the shop's own. Audited; safe to repeat.
 * @throws AppError help.changed_meanwhile (409): somebody else saved it after `seenAt`; input.invalid as above.
 */
export async function saveArticle(
  actor: StaffActor,
  { seenAt, ...input }: Input & { seenAt: Date | null },
): Promise<Saved> {
  requireHelpWriter(actor);
  await refuseWrongAddresses(input);
  if (seenAt === null && !isDefault(input.slug)) throw conflict("help.changed_meanwhile");
  return await write(actor, "help.save", input, async (tx, data) => {
    const { count } =
      seenAt === null
        ? await tx.helpArticle.createMany({ data: [data], skipDuplicates: true })
        : await tx.helpArticle.updateMany({ where: { slug: input.slug, updatedAt: seenAt }, data });
    if (count === 0) throw conflict("help.changed_meanwhile");
  });
}

const isDefault = (slug: string) => defaultArticles().some((one) => one.slug === slug);

type Row = Input & Saved & { updatedBy: string };

async function write(
  actor: StaffActor,
  action: "help.create" | "help.save",
  input: Input,
  store: (tx: Tx, data: Row) => Promise<void>,
): Promise<Saved> {
  const now = new Date();
  const updatedAt = await db.$transaction(async (tx) => {
    const before = await tx.helpArticle.findUnique({ where: { slug: input.slug } });
    if (before && action === "help.save" && isAlready(before, input)) return before.updatedAt;
    await store(tx, { ...input, updatedAt: now, updatedBy: actor.userId });
    const subject = { kind: "help-article", id: input.slug } as const;
    await recordEvent(tx, actor, {
      ...{ action, subject, after: outline(input) },
      ...(before ? { before: outline(before) } : {}),
    });
    return now;
  });
  forgetArticles();
  return { slug: input.slug, updatedAt };
}

/** What of an article goes into the audit: everything but its long texts, of which the length. */
export function outline(article: Omit<HelpArticleFields, "category"> & { category: string }) {
  const { category, position, published, popular, titleZh, titleEn, bodyZh, bodyEn } = article;
  return {
    ...{ category, position, published, popular, titleZh, titleEn },
    ...{ charactersZh: bodyZh.length, charactersEn: bodyEn.length },
  };
}

/** A link to an article that does not exist, and a picture from elsewhere, which would not be shown. */
async function refuseWrongAddresses({ slug, bodyZh, bodyEn }: Input): Promise<void> {
  const known = new Set([slug, "search", ...(await readArticles()).map((one) => one.slug)]);
  const wrong = (markdown: string): FieldError | undefined => {
    const nowhere = helpSlugsIn(markdown).find((one) => !known.has(one));
    if (nowhere !== undefined) return { code: "help.link_nowhere", params: { link: `/help/${nowhere}` } };
    const picture = markdownAddresses(markdown).pictures.find((one) => !/^\/(?![/\\])/.test(one));
    return picture === undefined ? undefined : { code: "help.picture_elsewhere", params: { link: picture } };
  };
  const fields = Object.entries({ bodyZh: wrong(bodyZh), bodyEn: wrong(bodyEn) }).flatMap(([name, error]) =>
    error ? [[name, error] as const] : [],
  );
  if (fields.length > 0) throw invalid(Object.fromEntries(fields));
}
