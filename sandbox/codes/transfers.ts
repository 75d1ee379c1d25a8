import type { Bench, Provocation } from "./bench";

const NAME = "my-taken.com";

async function transfer(bench: Bench, change: Record<string, string> = {}) {
  return bench.call("domains.domainzhuanru", {
    domainname: NAME,
    userid: change.userid ?? (await bench.contact()),
    authcode: "De3$dgS0",
    ...change,
  });
}

const transferring = (how: string, change: Record<string, string>): Provocation => [
  how,
  (bench) => transfer(bench, change),
];

const domainzhuanruCodes = {
  "11722": transferring("a userid that does not exist", { userid: "1" }),
  "11725": [
    "control `contact` isforbidden 2",
    async (bench) => {
      const userid = await bench.contact();
      await bench.control.contact({ userid, isforbidden: "2" });
      return transfer(bench, { userid });
    },
  ],
  "11728": transferring("a malformed name", { domainname: "no name" }),
  "11729": transferring("userid that is no number", { userid: "abc" }),
  "11730": transferring(".hk or .com.hk without Bounddomain", { domainname: "my-taken.hk" }),
  "11731": transferring("no authcode", { authcode: "" }),
  "11732": transferring("a suffix that can't be transferred (.tm .gov.cn .我爱你, or not sold)", {
    domainname: "my-taken.tm",
  }),
  "11733": transferring("Bounddomain that is no .香港 name", { domainname: "my-taken.hk", Bounddomain: "abc.com" }),
  "11734": [
    "a name that the account holds",
    async (bench) => {
      await bench.own("free-mine.com");
      return transfer(bench, { domainname: "free-mine.com" });
    },
  ],
  "11735": [
    "a transfer that is under way",
    async (bench) => {
      await transfer(bench);
      return transfer(bench);
    },
  ],
  "11736": transferring("a name that nobody holds, or with no-transfer", { domainname: "free-nobody.com" }),
  "11738": [
    "control `balance` below the price",
    async (bench) => {
      await bench.control.balance("1.00");
      return transfer(bench);
    },
  ],
  "11739": transferring("an authcode that begins with bad or contains wrong", { authcode: "bad-code" }),
  "11740": transferring("a name with locked-name", { domainname: "locked-name-taken.com" }),
  "11741": "an internal failure: plant a `code` fault",
  "11744": "an internal failure: plant a `code` fault",
} satisfies Record<string, Provocation>;

const state = (bench: Bench, domainname: string) => bench.call("domains.domainzhuanrustate", { domainname });

const domainzhuanrustateCodes = {
  "11728": ["a malformed name", (bench) => state(bench, "no name")],
  "11744": ["a name without a transfer", (bench) => state(bench, "free-nobody.com")],
  "11745": "an internal failure: plant a `code` fault",
} satisfies Record<string, Provocation>;

const cancel = (bench: Bench, domainname: string) => bench.call("domains.cancelzhuanru", { domainname });

const cancelzhuanruCodes = {
  "11728": ["a malformed name", (bench) => cancel(bench, "no name")],
  "11750": ["a name without a transfer under way", (bench) => cancel(bench, "free-nobody.com")],
  "11751": [
    "a transfer that is not in one of the states 1, 2, 3, 13, 14",
    async (bench) => {
      await transfer(bench);
      return cancel(bench, NAME);
    },
  ],
} satisfies Record<string, Provocation>;

const again = (bench: Bench, domainname: string, authcode: string) =>
  bench.call("domains.updateauthcode", { domainname, authcode });

/** Starts a transfer whose code the losing registrar refuses. */
async function stuck(bench: Bench, domainname = NAME): Promise<void> {
  await transfer(bench, { authcode: "later-bad-code", domainname });
  await bench.control.advance(5_000);
}

const updateauthcodeCodes = {
  "11728": ["a malformed name", (bench) => again(bench, "no name", "De3$dgS0")],
  "11734": [
    "a name that the account holds",
    async (bench) => {
      await bench.own("free-mine.com");
      return again(bench, "free-mine.com", "De3$dgS0");
    },
  ],
  "11739": [
    "again an authcode that begins with bad",
    async (bench) => {
      await stuck(bench);
      return again(bench, NAME, "bad-code");
    },
  ],
  "11740": "a locked name is refused when the transfer is ordered",
  "11741": "an internal failure: plant a `code` fault",
  "11752": ["no transfer in state 1 (authcode later-bad… leads there)", (bench) => again(bench, NAME, "De3$dgS0")],
  "11753": "there is never more than one transfer of a name",
} satisfies Record<string, Provocation>;

export const transferCodes = {
  "domains.domainzhuanru": domainzhuanruCodes,
  "domains.domainzhuanrustate": domainzhuanrustateCodes,
  "domains.cancelzhuanru": cancelzhuanruCodes,
  "domains.updateauthcode": updateauthcodeCodes,
};
