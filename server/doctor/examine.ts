import { checkAddress } from "./check-address";
import { checkDatabase } from "./check-database";
import { checkEnvironment } from "./check-environment";
import { checkGateways } from "./check-gateways";
import { checkMachine } from "./check-machine";
import { checkMail } from "./check-mail";
import { checkUpstream } from "./check-upstream";
import {
  type DoctorOptions,
  type DoctorPart,
  doctorParts,
  type Finding,
  fault,
  said,
  type Variables,
  warn,
  withoutSecrets,
} from "./finding";

/**
 * Looks at everything that a shop needs to run, as the shop itself would reach it. Changes nothing but the log of upstream calls; a test
 * of the upstream that succeeds ends a pause that a refusal began.
 * @returns in the order of doctorParts, without a secret
 */
export async function examine(source: Variables, options: DoctorOptions = {}): Promise<Finding[]> {
  const environment = checkEnvironment(source);
  const { env, sandbox } = environment;
  const attempt = async (part: DoctorPart, work: () => Promise<Finding[]>): Promise<Finding[]> => {
    try {
      return await work();
    } catch (error) {
      return [fault(part, `could not be examined: ${said(error)}`)];
    }
  };
  const [machine, database, mail, address] = await Promise.all([
    attempt("machine", checkMachine),
    checkDatabase(source, env, options),
    env ? attempt("mail", () => checkMail(env)) : [],
    env && !(sandbox && !source.DATABASE_URL) ? attempt("address", () => checkAddress(env)) : [],
  ]);
  const rest: Finding[] = [];
  if (env && database.usable) {
    if (!sandbox) {
      rest.push(...(await attempt("gateways", checkGateways)));
      // Last, because it closes the connection to the upstream.
      rest.push(...(await attempt("upstream", () => checkUpstream(env))));
    }
  } else if (!sandbox) {
    rest.push(
      warn(
        "upstream",
        "not examined, nor are the gateways: that needs the environment and the database",
        options.beforeUpgrade
          ? "Run npm run doctor once the migrations are applied."
          : "Correct the faults above, then run this again.",
      ),
    );
  }
  const all = [...environment.findings, ...machine, ...database.findings, ...mail, ...address, ...rest];
  const ordered = doctorParts.flatMap((part) => all.filter((one) => one.part === part));
  return withoutSecrets(ordered, source);
}
