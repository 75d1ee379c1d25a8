/** 十, 3: waiting, being worked on, answered, closed. */
export type QuestionState = "waiting" | "processing" | "finish" | "close";

export interface Question {
  id: string;
  text: string;
  category: string;
  product: string;
  /** What was fetched with the question and its additions. */
  pictures: number;
  state: QuestionState;
  askedAtMs: number;
  /** Additions of the account and replies of the staff; their ids come from one series. */
  additions: readonly Entry[];
  replies: readonly Entry[];
}

export interface Entry {
  id: string;
  text: string;
  atMs: number;
}
