export { appendLines, JournalWriteError } from "./append-lines";
export { lastRecord, recordAt } from "./last-record";
export { writeLine } from "./line";
export { mendJournal, type Report } from "./mend-journal";
export { type JournalDamage, type JournalEntry, readJournal, readSound } from "./read-journal";
