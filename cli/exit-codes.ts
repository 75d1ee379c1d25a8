/** What the command ends with; docs/cli.md lists them. */
export const EXIT = {
  done: 0,
  /** `records diff`: the zone and the file are not the same. */
  different: 1,
  /** The command was written wrongly. */
  usage: 2,
  /** The shop refused what was asked for. */
  refused: 3,
  /** No token, or one that does not work any more. */
  notSignedIn: 4,
  /** The token may not do this, or its spending cap is too low. */
  notAllowed: 5,
  /** Something has changed meanwhile, or the change is too large for a token. */
  conflict: 6,
  /** The shop could not be reached, or failed. */
  unreachable: 7,
  /** Nobody agreed: nothing was bought or changed. */
  notConfirmed: 8,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** Why the command ends: a sentence for people, a code for programs. */
export class Failure extends Error {
  constructor(
    readonly exit: ExitCode,
    readonly code: string,
    sentence: string,
    /** Sentences beside the fields of what was sent. */
    readonly fields: Readonly<Record<string, string>> = {},
    readonly requestId?: string,
  ) {
    super(sentence);
  }
}

/** @returns the code for an answer of the shop that is no success. */
export function exitOfStatus(status: number): ExitCode {
  if (status === 401) return EXIT.notSignedIn;
  if (status === 403) return EXIT.notAllowed;
  if (status === 409) return EXIT.conflict;
  return status >= 500 ? EXIT.unreachable : EXIT.refused;
}
