import type { IncomingMessage } from "node:http";
import { AwsError } from "./aws-error";

const crossSite = new Set(["cross-site", "same-site"]);

/** By the last, clients reach Step Functions that can't be told to put nothing before the host. */
const names = ["127.0.0.1", "localhost", "sync-localhost"];

/**
 * Refuses requests that a web page makes: any page could otherwise read and change the data through the visitor's browser.
 * The Host header is checked as well, since a page can point its own domain name to this address.
 *
 * @throws AwsError
 */
export function refuseWebPages({ headers }: IncomingMessage, port: number): void {
  const hosts = names.map((name) => `${name}:${port}`);
  if (!hosts.includes(headers.host ?? "")) {
    throw refusal(`the Host header is "${headers.host ?? ""}", expected ${hosts.join(" or ")}`);
  }
  const { origin } = headers;
  if (origin !== undefined && !hosts.some((host) => origin === `http://${host}`)) {
    throw refusal(`it comes from a web page of ${origin}`);
  }
  if (crossSite.has(String(headers["sec-fetch-site"]))) throw refusal("it comes from a web page of another origin");
}

function refusal(reason: string): AwsError {
  return new AwsError("AccessDenied", `The request is refused: ${reason}.`, 403);
}
