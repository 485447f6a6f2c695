export { appendLines, JournalWriteError } from "./append-lines";
export { lastRecord } from "./last-record";
export { writeLine } from "./line";
export { mendJournal, type Report } from "./mend-journal";
export { type JournalEntry, readJournal } from "./read-journal";
