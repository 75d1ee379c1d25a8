import "server-only";
import { type Gateway, GatewayError } from "./gateway";
import { connectGateway } from "./open-gateway";

/**
 * Asks a gateway for something harmless with these keys.
 * @returns what it objects to, in its own words for staff, or why it can't be reached; null: nothing
 */
export async function problemOfKeys(gateway: Gateway, keys: Readonly<Record<string, string>>): Promise<string | null> {
  try {
    await (await connectGateway(gateway, keys)).test();
    return null;
  } catch (error) {
    if (error instanceof GatewayError) return error.message.slice(0, 500);
    throw error;
  }
}
