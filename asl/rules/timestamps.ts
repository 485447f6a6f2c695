import { type Context, fieldsOf, isOpen, type Part, type Rule } from "./context";
import { error } from "./finding";

const RFC3339 = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.\d{1,9})?(?:Z|[+-]\d\d:\d\d)$/;

/** Timestamps written out are of RFC 3339 as AWS reads it: capital T, Z or an offset, a day that exists. */
export const timestamps: Rule = (context) =>
  context.parts.flatMap((part) =>
    [...fieldsOf(part)]
      .filter(([, value, { expression }]) => expression === "timestamp" && typeof value === "string")
      .filter(([, value]) => !isComputed(context, part, value as string) && !isTimestamp(value as string))
      .map(([name]) => error(`${part.location}/${name}`, "String does not match RFC3339 timestamp")),
  );

function isComputed(context: Context, { language }: Part, value: string): boolean {
  return isOpen(context, value) || (language === "JSONata" && value.startsWith("{%"));
}

/** Whether a text is a timestamp that AWS accepts. */
export function isTimestamp(text: string): boolean {
  const parts = RFC3339.exec(text);
  if (parts === null) return false;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts.slice(1).map(Number);
  const days = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return month >= 1 && month <= 12 && day >= 1 && day <= days && hour <= 23 && minute <= 59 && second <= 59;
}
