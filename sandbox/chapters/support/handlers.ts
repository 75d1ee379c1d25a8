import type { Handler } from "../../http/call";
import type { supportManual } from "../../manual/support";
import { question, reply, replyDetail } from "./questions";

/** 十、有问必答. */
export const supportHandlers: Readonly<Record<keyof typeof supportManual, Handler>> = {
  "support.Question": question,
  "support.Reply": reply,
  "support.ReplyDetail": replyDetail,
};
