import type { ServerResponse } from "node:http";
import { XMLParser } from "fast-xml-parser";
import { writeXml, type Xml } from "../xml";
import { s3Error } from "./s3-error";

/** Answers with an XML document. */
export function sendXml(response: ServerResponse, name: string, content: Xml, status = 200): void {
  response.writeHead(status, { "content-type": "application/xml" });
  response.end(writeXml(name, content));
}

/**
 * Reads the elements `path` of a document, each as its own children by name.
 *
 * @throws AwsError MalformedXML
 */
export function readXml(document: string, root: string, items: string): readonly Readonly<Record<string, unknown>>[] {
  // A document type can define entities that expand without end; S3 has no use for one.
  if (document.includes("<!")) throw s3Error("MalformedXML");
  const parser = new XMLParser({ parseTagValue: false, trimValues: false, isArray: (name) => name === items });
  const parsed = parse(parser, document)[root]?.[items];
  if (!Array.isArray(parsed)) throw s3Error("MalformedXML");
  return parsed.filter((item) => typeof item === "object" && item !== null);
}

function parse(parser: XMLParser, document: string): Record<string, Record<string, unknown> | undefined> {
  try {
    return parser.parse(document, true);
  } catch {
    throw s3Error("MalformedXML");
  }
}
