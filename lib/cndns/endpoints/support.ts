import { z } from "zod";
import { endpoint } from "../endpoint";
import { type Answer, keyed, many, map, one } from "../reading/answer";
import { need, states, text, urlDecoded, when } from "../reading/field";
import { oneOf, upstreamId } from "../reading/value";
import { ticketCategories } from "./ticket-categories";

/** 十、有问必答: questions to the upstream's staff. A host of its own, with codes of its own for authentication. */

/** All of it travels in the query, where a Chinese character takes nine bytes. */
const MOST_CHARACTERS = 1000;

/** What is asked. Half-width commas and line breaks can't be sent: they go out as full-width commas and blanks. */
const question = z.codec(z.string(), z.string().trim().min(1, "upstream.blank").max(MOST_CHARACTERS, "upstream.long"), {
  decode: (wire) => wire,
  encode: (words) => words.replaceAll(",", "，").replace(/\s+/g, " "),
});

/** JPGs that the upstream fetches, each address without http://; their comma list is the manual's own. */
const pictures = z
  .array(z.string().regex(/^(?!https?:)[A-Za-z0-9][\x21-\x2b\x2d-\x7e]{3,300}$/i, "upstream.picture_address"))
  .min(1)
  .max(10);

/** When a step fails no question is stored: the texts say that the submission failed. */
const sharedCodes = {
  40001: "ours:agent_name_invalid",
  40002: "ours:ip_not_allowed",
  40003: "ours:otime_invalid",
  40004: "ours:checksum_wrong",
  40005: "ours:agent_unknown",
  40006: "ours:api_not_set_up",
  40007: "ours:ip_invalid",
} as const;

/** Asks the upstream's staff. Answers the question's id, which every later call needs. Manual: 十、有问必答, 1. */
export const askUpstream = endpoint("support.Question", {
  effect: "write",
  host: "support",
  path: "/Question.aspx",
  input: z.object({
    question,
    pictures: pictures.optional(),
    category: oneOf(ticketCategories),
    product: z.string().trim().min(1, "upstream.blank").max(100).optional(),
  }),
  wire: { question: "cnt", pictures: "picaddr", category: "cate", product: "priname" },
  // The table writes priname, the example prname. Every other name of the chapter agrees with the table; if the name
  // is not read, only the hint which product is meant is lost.
  variants: { ticket_product: { example: { wire: { product: "prname" } } } },
  secret: ["question", "pictures"],
  commas: ["pictures"],
  output: map(one({ questionId: ["questionid", need(text)] }), ({ questionId }) => questionId),
  codes: {
    ...sharedCodes,
    40008: "rejected:picture_unreachable",
    40009: "rejected:category_invalid",
    40010: "rejected:question_missing",
    40011: "ours:agent_email_missing",
    40012: "rejected:picture_unreadable",
    40013: "rejected:submission_failed",
  },
});

/** Adds to a question that is not closed. Answers the addition's id. Manual: 十、有问必答, 2. */
export const askUpstreamMore = endpoint("support.Reply", {
  effect: "write",
  host: "support",
  path: "/Reply.aspx",
  input: z.object({ question, pictures: pictures.optional(), questionId: upstreamId }),
  wire: { question: "cnt", pictures: "picaddr", questionId: "Question" },
  secret: ["question", "pictures"],
  commas: ["pictures"],
  output: map(one({ replyId: ["replyid", need(text)] }), ({ replyId }) => replyId),
  codes: {
    ...sharedCodes,
    40008: "rejected:picture_unreachable",
    40010: "rejected:question_missing",
    40012: "rejected:picture_unreadable",
    40014: "rejected:question_unknown",
    40015: "rejected:question_closed",
    40016: "rejected:submission_failed",
  },
});

const NAMED: Readonly<Record<string, string>> = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'", nbsp: " " };

/** URL-encoded HTML of a few tags: as lines of plain text. */
const plainHtml = urlDecoded.transform((html) =>
  html === null
    ? null
    : html
        .replace(/<br\s*\/?>|<\/p>/gi, "\n")
        .replace(/<\/?[a-z][^<>]*>/gi, "")
        .replace(/&(#(\d{1,7})|\w{2,6});/g, (whole, name: string, number?: string) =>
          number ? String.fromCodePoint(Math.min(Number(number), 0x10ffff)) : (NAMED[name.toLowerCase()] ?? whole),
        )
        .trim(),
);

const head = one({
  state: [
    "state",
    states({ waiting: "waiting", processing: "processing", finish: "finished", close: "closed" } as const),
  ],
});
const replies = many({
  replyId: [["a_id", "replyid"], need(text)],
  text: [["a_cnt", "memo"], plainHtml],
  repliedAt: [["a_addtme", "replytime"], when],
});

/**
 * State and replies are separate keys. `hasReply` is not read: in the example it is False although there is a reply.
 */
const ticket: Answer<ReturnType<typeof head> & { replies: ReturnType<typeof replies> }> = (envelope, context) => ({
  ...head(envelope, context),
  replies: replies(keyed(envelope).get("message") ?? null, context),
});

/** The state of a question, and the replies of the upstream's staff as plain text. Manual: 十、有问必答, 3. */
export const readUpstreamReplies = endpoint("support.ReplyDetail", {
  effect: "read",
  host: "support",
  path: "/ReplyDetail.aspx",
  bare: true,
  input: z.object({ questionId: upstreamId }),
  wire: { questionId: "Question" },
  output: ticket,
  codes: { ...sharedCodes, 40014: "rejected:question_unknown" },
});
