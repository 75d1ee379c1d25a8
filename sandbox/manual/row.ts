/** One endpoint as the manual prints it. */
export interface Printed {
  /** The address where it is not `/domains/CreateDom.aspx`, made of the id. */
  readonly path?: string;
  readonly title: string;
  /** Further addresses by which the manual calls the same thing in its examples. */
  readonly also?: readonly string[];
  /**
   * `check` is dmcheck.cndns.com, which asks for no authentication; `support` is support.cndns.com, which has codes of
   * its own for it; everything else is api.cndns.com.
   */
  readonly host?: "check" | "support";
  /** A purchase spends the agent balance. */
  readonly effect: "read" | "write" | "purchase";
  /** The `action` text of the answer, misprints included. */
  readonly action: string;
  readonly required: readonly string[];
  /** The code this endpoint's table gives for an empty agent user name. */
  readonly noUsername?: string;
  /** The result codes and their texts; absent where the chapter prints none. */
  readonly codes?: Readonly<Record<string, string>>;
}

/** The same with address and codes always present. */
export type ManualRow = Printed & Required<Pick<Printed, "path" | "codes">>;
