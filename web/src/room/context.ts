import { createContext } from "svelte";
import type { Room } from "../live/room.svelte";
import type { Desk } from "./desk.svelte";

/** The room that the parts of its screen belong to. */
export const [getRoom, setRoom] = createContext<Room>();

/** What this person has open on their own screen. */
export const [getDesk, setDesk] = createContext<Desk>();
