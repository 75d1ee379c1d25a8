import Stripe from "stripe";
import { GatewayError } from "../gateway";

/** What an error of the SDK means for what was asked. Its message never has a key in it: Stripe masks them. */
export function asGatewayError(error: unknown): unknown {
  if (error instanceof GatewayError || !(error instanceof Stripe.errors.StripeError)) return error;
  const { type, code, message, statusCode } = error;
  const words = `${code ?? type}: ${message}`;
  // Without an answer, or with one of a server in trouble, it is unknown whether the request was carried out.
  const unanswered =
    error instanceof Stripe.errors.StripeConnectionError || statusCode === undefined || statusCode >= 500;
  const busy = statusCode === 429 || statusCode === 409;
  return new GatewayError(unanswered || busy ? "unreachable" : "refused", words, { cause: error });
}
