/** Content of an element: text, or elements by name, an array being one element each; what is undefined is left out. */
export type Xml = string | number | boolean | { readonly [name: string]: Xml | readonly Xml[] | undefined };

const escapes: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** Writes an XML document of one element. */
export function writeXml(name: string, content: Xml): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${element(name, content)}`;
}

function element(name: string, content: Xml): string {
  return `<${name}>${typeof content === "object" ? children(content) : escapeText(String(content))}</${name}>`;
}

function children(content: Exclude<Xml, string | number | boolean>): string {
  const written = Object.entries(content).flatMap(([name, value]) => {
    if (value === undefined) return [];
    const items = Array.isArray(value) ? (value as readonly Xml[]) : [value as Xml];
    return items.map((item) => element(name, item));
  });
  return written.join("");
}

/** A carriage return and other control characters do not survive in XML as they are. */
function escapeText(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  return text.replace(/[&<>"\u0000-\u0008\u000b-\u001f]/g, (found) => escapes[found] ?? `&#${found.charCodeAt(0)};`);
}
