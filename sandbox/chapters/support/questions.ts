import { type Call, type Handler, Raw, refuse } from "../../http/call";
import type { World } from "../../world/world";
import { slashTime } from "../../world/write-dates";
import { faultOfJpeg } from "../pictures/check-jpeg";
import { fetchPicture } from "../pictures/fetch-picture";
import { categoryName } from "./categories";
import type { Entry, Question } from "./rows";

const MOST_PICTURES = 10;
/** How long after its last message an answered question is closed. */
export const CLOSED_AFTER_MS = 7 * 86_400_000;

/** 十, 1. The pictures are fetched at once; the staff answer later. */
export const question: Handler = {
  prepare: fetchPictures,
  handle(call) {
    const { params, world, nowMs, settings } = call;
    const text = params.text("cnt");
    if (!text) refuse("40010");
    const category = params.text("cate");
    if (!categoryName(category)) refuse("40009");
    if (!settings.accountEmail) refuse("40011");
    const pictures = countPictures(call);
    const id = world.nextNumber("nextId");
    const product = params.text("priname") || params.text("prname"); // the example's spelling
    const asked = { id, text, category, product, pictures, askedAtMs: nowMs, additions: [], replies: [] };
    world.questions.put(id, { ...asked, state: "waiting" });
    world.later("support", id, nowMs + settings.supportStepMs);
    return { QuestionID: id };
  },
};

/** 十, 2. What is added to an answered question makes it wait again. */
export const reply: Handler = {
  prepare: fetchPictures,
  handle(call) {
    const { params, world, nowMs, settings } = call;
    const text = params.text("cnt");
    if (!text) refuse("40010");
    const row = world.questions.get(params.text("Question")) ?? refuse("40014");
    if (row.state === "close") refuse("40015");
    const pictures = row.pictures + countPictures(call);
    const entry: Entry = { id: world.nextNumber("nextId"), text, atMs: nowMs };
    const waits = row.state === "finish";
    const additions = [...row.additions, entry];
    world.questions.put(row.id, { ...row, pictures, additions, state: waits ? "waiting" : row.state });
    if (waits) world.later("support", row.id, nowMs + settings.supportStepMs);
    return { ReplyID: entry.id };
  },
};

/** 十, 3: state and replies, the text URL-encoded HTML. The printed example says False above a reply. */
export const replyDetail: Handler = {
  handle({ params, world, nowMs, warts, settings }) {
    const row = world.questions.seen(params.text("Question"), nowMs) ?? refuse("40014");
    const hasReply = row.replies.length > 0 && settings.warts !== "misprints" ? "True" : "False";
    const message = row.replies.map(({ id, text, atMs }) => ({
      a_id: id,
      a_cnt: warts ? encodeURIComponent(text).replace(/%[0-9A-F]{2}/g, (hex) => hex.toLowerCase()) : text,
      a_addtme: slashTime(atMs, warts),
    }));
    const answer = { action: "evalute services", status: "success", state: row.state, hasReply, message };
    return new Raw(JSON.stringify(answer), "envelope");
  },
};

async function fetchPictures(call: Call): Promise<void> {
  for (const link of call.params.list("picaddr").slice(0, MOST_PICTURES)) {
    call.pictures.set(link, await fetchPicture(link));
  }
}

/**
 * Counts the fetched pictures, each a JPG; refuses with one code when all are missing and another when one is not
 * accepted.
 */
function countPictures({ params, pictures }: Call): number {
  const asked = params.list("picaddr");
  if (asked.length === 0) return 0;
  const fetched = asked.flatMap((link) => pictures.get(link) ?? []);
  if (fetched.length === 0) refuse("40008");
  const jpegs = fetched.filter((bytes) => faultOfJpeg(bytes) !== "not-jpeg");
  if (jpegs.length !== asked.length) refuse("40012");
  return jpegs.length;
}

/** The next step of the upstream's staff: begin with a question, answer it, close it when nothing was added. */
export function stepQuestion(world: World, id: string): void {
  const row = world.questions.get(id);
  if (!row) return;
  const nowMs = world.now();
  const { supportStepMs } = world.settings;
  if (row.state === "waiting") {
    world.questions.put(id, { ...row, state: "processing" });
    world.later("support", id, nowMs + supportStepMs);
  } else if (row.state === "processing") {
    const entry: Entry = { id: world.nextNumber("nextId"), text: answerTo(row), atMs: nowMs };
    world.questions.put(id, { ...row, state: "finish", replies: [...row.replies, entry] });
    world.later("support", id, nowMs + CLOSED_AFTER_MS);
  } else if (row.state === "finish" && nowMs >= lastWordMs(row) + CLOSED_AFTER_MS) {
    world.questions.put(id, { ...row, state: "close" });
  }
}

function lastWordMs({ askedAtMs, additions, replies }: Question): number {
  return Math.max(askedAtMs, ...[...additions, ...replies].map((entry) => entry.atMs));
}

/** The reply: the manual's own words, with the question in it. */
function answerTo(row: Question): string {
  const asked = row.additions.at(-1)?.text ?? row.text;
  const about = row.product ? `（${row.product}）` : "";
  const quoted = asked.slice(0, 60).replace(/&/g, "&amp;").replace(/</g, "&lt;");
  return `您好，您关于“${quoted}”${about}的问题已经处理，请您确认！非常感谢您对我们工作的支持与合作！<br />api`;
}
