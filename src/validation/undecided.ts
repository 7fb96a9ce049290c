/** Thrown where a rule asks for something that is not known: the rule then says nothing about the object, rather than something that may be wrong. */
export class Undecided extends Error {}
