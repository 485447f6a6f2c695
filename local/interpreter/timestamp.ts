/** The form that Java reads as an offset date-time, with any number of digits behind the second. */
const OFFSET_DATE_TIME =
  /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?(Z|[+-]\d{2}:\d{2}(?::\d{2})?)$/i;

/**
 * Milliseconds since 1970 of an ISO-8601 date and time with offset, with fractions; undefined for any other text, or for
 * a day that the calendar does not have.
 *
 * @example parseTimestamp("2016-03-05T21:29:29.243167252Z")
 */
export function parseTimestamp(text: string): number | undefined {
  const parts = OFFSET_DATE_TIME.exec(text);
  if (parts === null) return undefined;
  const [, year, month, day, hour, minute, second = "0", fraction = "0", offset = "Z"] = parts;
  const fields = [year, month, day, hour, minute, second].map(Number) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const timeMs = Date.UTC(fields[0], fields[1] - 1, fields[2], fields[3], fields[4], fields[5]);
  if (!isOnCalendar(timeMs, fields)) return undefined;
  return timeMs + Number(`0.${fraction}`) * 1_000 - offsetMs(offset);
}

function isOnCalendar(timeMs: number, [year, month, day, hour, minute, second]: readonly number[]): boolean {
  const date = new Date(timeMs);
  return (
    date.getUTCFullYear() === year &&
    date.getUTCMonth() + 1 === month &&
    date.getUTCDate() === day &&
    date.getUTCHours() === hour &&
    date.getUTCMinutes() === minute &&
    date.getUTCSeconds() === second
  );
}

function offsetMs(offset: string): number {
  if (offset.toUpperCase() === "Z") return 0;
  const [hours = 0, minutes = 0, seconds = 0] = offset.slice(1).split(":").map(Number);
  return (offset.startsWith("-") ? -1 : 1) * ((hours * 60 + minutes) * 60 + seconds) * 1_000;
}
