/** The HTTP API under `/api`: one function per call, typed by the protocol. */
import type {
  AcceptCharter,
  CalendarPage,
  ActionStories,
  Board,
  Called,
  CarriedId,
  CharterDraft,
  CharterHistory,
  Claim,
  Claimed,
  DateId,
  Demo,
  ExtractId,
  First,
  Focuses,
  Format,
  FormatLine,
  InvitationId,
  InvitationLink,
  Invited,
  MailCode,
  MailPage,
  MailWish,
  MeetingId,
  MemberId,
  NewAddress,
  NewCalendar,
  NewDate,
  Journal,
  JournalPage,
  KeepPage,
  KeptPage,
  NewExtract,
  Library,
  NewFocus,
  NewInvitation,
  NewMeeting,
  NewNote,
  NewObservation,
  NewResource,
  NewRole,
  NewSet,
  PlannedDate,
  Problem,
  Schedule,
  OwnExtract,
  PageId,
  ReleasedExtract,
  NoteId,
  ObservationId,
  ResourceId,
  SetId,
  SetPage,
  VisitId,
  Visitor,
  YearPage,
} from "./protocol";
import { problemSentence } from "./messages/problems";

/** The server, or the way to it, said no. `message` is a sentence for people. */
export class ApiError extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problemSentence(problem));
    this.name = "ApiError";
    this.problem = problem;
  }
}

/** What went wrong, as a sentence; for any thrown value. */
export function sentenceOf(error: unknown): string {
  return error instanceof ApiError ? error.message : problemSentence(unknownProblem("fault", 0));
}

function unknownProblem(type: string, status: number): Problem {
  return { type, title: "", status, detail: null, field: null, round: null };
}

function isProblem(body: unknown): body is Problem {
  return typeof body === "object" && body !== null && "type" in body && "status" in body;
}

/** Sends a request and gives its JSON body; nothing for an empty one. */
export async function request<T>(method: string, path: string, body?: unknown): Promise<T> {
  const init: RequestInit = { method, headers: { accept: "application/json" } };
  if (body !== undefined) {
    init.headers = { ...init.headers, "content-type": "application/json" };
    init.body = JSON.stringify(body);
  }
  let response: Response;
  try {
    response = await fetch(`/api${path}`, init);
  } catch {
    throw new ApiError(unknownProblem("offline", 0));
  }
  const text = await response.text();
  const json = parsed(text);
  if (response.ok) return json as T;
  throw new ApiError(isProblem(json) ? json : unknownProblem("", response.status));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const get = <T>(path: string) => request<T>("GET", path);
const post = <T>(path: string, body?: unknown) => request<T>("POST", path, body);
const put = <T>(path: string, body: unknown) => request<T>("PUT", path, body);

export const me = () => get<Visitor>("/me");
export const first = (body: First) => post<void>("/first", body);

export const lookAtInvitation = (secret: string) => post<Invited>("/invitations/look", { secret });
export const claimInvitation = (body: Claim) => post<Claimed>("/invitations/claim", body);

export const formats = () => get<FormatLine[]>("/formats");
export const createSet = (body: NewSet) => post<SetPage>("/sets", body);
export const setPage = (set: SetId) => get<SetPage>(`/sets/${set}`);
/** Every version of the charter, newest first, with who accepted it. */
export const charterHistory = (set: SetId) => get<CharterHistory>(`/sets/${set}/charter`);
export const changeCharter = (set: SetId, body: CharterDraft) =>
  put<void>(`/sets/${set}/charter`, body);
export const acceptCharter = (set: SetId, body: AcceptCharter) =>
  post<void>(`/sets/${set}/charter/accept`, body);
export const invite = (set: SetId, body: NewInvitation) =>
  post<InvitationLink>(`/sets/${set}/invitations`, body);
export const revokeInvitation = (set: SetId, id: InvitationId) =>
  request<void>("DELETE", `/sets/${set}/invitations/${id}`);
export const admit = (set: SetId, member: MemberId) =>
  post<void>(`/sets/${set}/members/${member}/admit`);
export const giveRole = (set: SetId, member: MemberId, body: NewRole) =>
  put<void>(`/sets/${set}/members/${member}/role`, body);

/** The shipped formats and the set's own. */
export const setFormats = (set: SetId) => get<FormatLine[]>(`/sets/${set}/formats`);
export const format = (set: SetId, key: string) => get<Format>(formatPath(set, key));
/** Keeps one of the set's own, new or changed. */
export const keepFormat = (set: SetId, body: Format) => put<void>(formatPath(set, body.key), body);
export const deleteFormat = (set: SetId, key: string) =>
  request<void>("DELETE", formatPath(set, key));
/** Reads a format file and checks it; keeps nothing. */
export const readFormat = (set: SetId, name: string, text: string) =>
  post<Format>(`/sets/${set}/formats/read`, { name, text });
/** Where a format is to be had as a file. */
export const formatFile = (set: SetId, key: string) => `/api${formatPath(set, key)}/file`;
export const useFormat = (set: SetId, key: string) => put<void>(`/sets/${set}/format`, { key });
const formatPath = (set: SetId, key: string) => `/sets/${set}/formats/${encodeURIComponent(key)}`;

/** The set's actions, each with what was planned, noticed and said of it. */
export const actionStories = (set: SetId) => get<ActionStories>(`/sets/${set}/actions`);
export const observe = (set: SetId, action: CarriedId, body: NewObservation) =>
  post<void>(`/sets/${set}/actions/${action}/observations`, body);
export const forgetObservation = (set: SetId, action: CarriedId, id: ObservationId) =>
  request<void>("DELETE", `/sets/${set}/actions/${action}/observations/${id}`);

/** What everyone works on. */
export const focuses = (set: SetId) => get<Focuses>(`/sets/${set}/focus`);
export const visitFocus = (set: SetId, body: NewFocus) => post<void>(`/sets/${set}/focus`, body);
export const forgetVisit = (set: SetId, id: VisitId) =>
  request<void>("DELETE", `/sets/${set}/focus/${id}`);

export const library = (set: SetId) => get<Library>(`/sets/${set}/library`);
export const addResource = (set: SetId, body: NewResource) =>
  post<void>(`/sets/${set}/library`, body);
export const removeResource = (set: SetId, id: ResourceId) =>
  request<void>("DELETE", `/sets/${set}/library/${id}`);

/** What members share or look for. */
export const board = (set: SetId) => get<Board>(`/sets/${set}/board`);
export const putUp = (set: SetId, body: NewNote) => post<void>(`/sets/${set}/board`, body);
export const takeDown = (set: SetId, id: NoteId) =>
  request<void>("DELETE", `/sets/${set}/board/${id}`);
export const answerNote = (set: SetId, id: NoteId) =>
  request<void>("PUT", `/sets/${set}/board/${id}/answer`);
export const takeBackAnswer = (set: SetId, id: NoteId) =>
  request<void>("DELETE", `/sets/${set}/board/${id}/answer`);

/** How the set's last twelve months went. */
export const year = (set: SetId) => get<YearPage>(`/sets/${set}/year`);

export const callMeeting = (set: SetId, body: NewMeeting) =>
  post<Called>(`/sets/${set}/meetings`, body);
/** Which set a meeting belongs to. */
export const meeting = (id: MeetingId) => get<{ set: SetId }>(`/meetings/${id}`);

export const setSchedule = (set: SetId) => get<Schedule>(`/sets/${set}/schedule`);
/** Where a set's dates are to be had as a file. */
export const calendarFile = (set: SetId) => `/api/sets/${set}/schedule.ics`;
export const planDate = (set: SetId, body: NewDate) =>
  post<PlannedDate>(`/sets/${set}/dates`, body);
export const changeDate = (set: SetId, date: DateId, body: NewDate) =>
  put<void>(`/sets/${set}/dates/${date}`, body);
export const callOffDate = (set: SetId, date: DateId) =>
  request<void>("DELETE", `/sets/${set}/dates/${date}`);
export const apologise = (set: SetId, date: DateId) =>
  request<void>("PUT", `/sets/${set}/dates/${date}/apology`);
export const comeAfterAll = (set: SetId, date: DateId) =>
  request<void>("DELETE", `/sets/${set}/dates/${date}/apology`);

export const myMail = () => get<MailPage>("/me/mail");
/** Sends a code to an address. */
export const giveAddress = (body: NewAddress) => put<void>("/me/mail", body);
export const confirmAddress = (body: MailCode) => post<void>("/me/mail/confirm", body);
export const wishMail = (body: MailWish) => put<void>("/me/mail/reminders", body);
export const forgetAddress = () => request<void>("DELETE", "/me/mail");
export const myCalendar = () => get<CalendarPage>("/me/calendar");
export const makeCalendar = () => post<NewCalendar>("/me/calendar");
export const endCalendar = () => request<void>("DELETE", "/me/calendar");
export const journal = (set: SetId) => get<Journal>(`/sets/${set}/journal`);
export const journalPage = (set: SetId, page: PageId) => get<JournalPage>(pagePath(set, page));
/** Saves a page of a journal as it is typed. */
export const keepPage = (set: SetId, page: PageId, body: KeepPage) =>
  put<KeptPage>(pagePath(set, page), body);
export const deletePage = (set: SetId, page: PageId) =>
  request<void>("DELETE", pagePath(set, page));
export const deleteJournal = (set: SetId) => request<void>("DELETE", `/sets/${set}/journal`);
/** Where a journal is to be had as a file. */
export const journalFile = (set: SetId, form: "markdown" | "json") =>
  `/api/sets/${set}/journal/export/${form}`;
const pagePath = (set: SetId, page: PageId) => `/sets/${set}/journal/${page}`;

/** What members released, for the facilitator. */
export const extracts = (set: SetId) => get<ReleasedExtract[]>(`/sets/${set}/extracts`);
export const releaseExtract = (set: SetId, body: NewExtract) =>
  post<OwnExtract>(`/sets/${set}/extracts`, body);
export const withdrawExtract = (set: SetId, id: ExtractId) =>
  request<void>("DELETE", `/sets/${set}/extracts/${id}`);

export const demo = () => get<Demo>("/demo");
export const sit = (member: MemberId) => post<void>("/demo/sit", { member });
