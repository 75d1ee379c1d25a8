import "server-only";
import { addressKey } from "@/lib/auth/address-key";
import { evenTime } from "@/lib/auth/even-time";
import { isKnownAddress } from "@/lib/auth/known-address";
import {
  type Count,
  clearPoints,
  givePointBack,
  SECOND_FACTOR,
  SIGN_IN,
  SIGN_IN_ACCOUNT,
  SIGN_IN_ADDRESS,
  takePoint,
} from "@/lib/auth/throttle";
import { tellOfGuesses } from "./tell-of-guesses";
import { waitError } from "./wait-error";

/** The least time of a refusal, so that its length does not tell whether the owner was mailed. */
const REFUSAL_MS = 200;

/** One try of a password, counted before it is made. */
export interface Try {
  /** What is left for this account and address. */
  left: number;
  /** Whether the account signed in from this address before. */
  known: boolean;
  /** The try was neither a failure nor a success. */
  giveBack(): Promise<void>;
  /** The try was a success: the count of this account from this address starts again at zero. */
  succeed(): Promise<void>;
}

/**
 * Takes one try of an account's password: of the account from this address, of this address over all accounts, and, where
 * the account never signed in before, of the account over all such addresses. So guesses from many addresses are limited
 * without locking out the owner, who is told by mail. The same work is done for an account that does not exist.
 * @throws AppError sign_in.wait, sign_in.wait_account.
 */
export async function takeTry(email: string, ip: string, now: Date): Promise<Try> {
  const key = addressKey(ip);
  const subject = `${email}|${key}`;
  const mine = await takePoint(SIGN_IN, subject, now);
  if (mine.left < 0) throw waitError(mine.resetsAt, now);
  const address = await takePoint(SIGN_IN_ADDRESS, key, now);
  if (address.left < 0) throw waitError(address.resetsAt, now);
  const known = await isKnownAddress(email, key, now);
  if (!known) await refuseBeyond(await takePoint(SIGN_IN_ACCOUNT, email, now), { email }, "password", now);
  const giveBackOthers = async () => {
    await givePointBack(SIGN_IN_ADDRESS, key);
    if (!known) await givePointBack(SIGN_IN_ACCOUNT, email);
  };
  return {
    left: mine.left,
    known,
    giveBack: async () => {
      await givePointBack(SIGN_IN, subject);
      await giveBackOthers();
    },
    succeed: async () => {
      await clearPoints(SIGN_IN, subject, now);
      await giveBackOthers();
    },
  };
}

/**
 * Takes one try of an account's second factor; whoever gets here has the password. From addresses where the account never
 * signed in before all tries are counted together.
 * @throws AppError sign_in.wait, sign_in.wait_account.
 */
export async function takeCodeTry(userId: string, ip: string, known: boolean, now: Date) {
  const subject = known ? `${userId}|${addressKey(ip)}` : userId;
  const tries = await takePoint(SECOND_FACTOR, subject, now);
  if (known && tries.left < 0) throw waitError(tries.resetsAt, now);
  if (!known) await refuseBeyond(tries, { id: userId }, "second_factor", now);
  return {
    left: tries.left,
    /** Tries of others under the same count stay counted. */
    succeed: () => (known ? clearPoints(SECOND_FACTOR, subject, now) : givePointBack(SECOND_FACTOR, subject)),
  };
}

async function refuseBeyond(
  { left, resetsAt }: Count,
  whose: { email: string } | { id: string },
  what: "password" | "second_factor",
  now: Date,
): Promise<void> {
  if (left >= 0) return;
  await evenTime(REFUSAL_MS, async () => {
    // Only the first try over the limit, so once per window.
    if (left === -1) await tellOfGuesses(whose, what, now);
  });
  throw waitError(resetsAt, now, "sign_in.wait_account");
}
