/**
 * The grammar of image references, as the Engine 20.10 has it (docker/distribution 2.8, package reference):
 *
 *     reference          = name [":" tag] ["@" digest]
 *     name               = [domain "/"] path-component *("/" path-component)
 *     domain             = domain-component *("." domain-component) [":" 1*digit]
 *     domain-component   = alnum [*(alnum | "-") alnum]
 *     path-component     = 1*lower *(separator 1*lower)
 *     separator          = "." | "_" | "__" | 1*"-"
 *     tag                = word 0*127(word | "." | "-")
 *     digest             = algorithm ":" 32*hexadecimal
 *     algorithm          = algorithm-part *(("+" | "." | "-" | "_") algorithm-part)
 *     algorithm-part     = letter *alnum
 *
 *     lower = "a".."z" | digit     alnum = letter | digit     word = alnum | "_"
 *
 * A name has at most 255 characters, domain included. Every pattern here is written so that one character leaves
 * one way to go on (the original's `[-]*` between two `[a-z0-9]+` does not): matching takes linear time also in an
 * engine that backtracks. Domains in brackets (IPv6) came to the grammar after 20.10.
 */
const domainComponent = '[a-zA-Z0-9]+(?:-+[a-zA-Z0-9]+)*';
const domain = `${domainComponent}(?:\\.${domainComponent})*(?::[0-9]+)?`;
const pathComponent = '[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*';
const path = `${pathComponent}(?:/${pathComponent})*`;
const tag = '[a-zA-Z0-9_][a-zA-Z0-9_.-]{0,127}';
const digest = '[A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9a-fA-F]{32,}';

/** Groups: name, tag, digest. */
export const referencePattern = new RegExp(`^((?:${domain}/)?${path})(?::(${tag}))?(?:@(${digest}))?$`);

/** Groups: domain, path. What can be a domain before a slash is one, whether or not it has a dot. */
export const namePattern = new RegExp(`^(?:(${domain})/)?(${path})$`);

export const tagPattern = new RegExp(`^${tag}$`);
export const digestPattern = new RegExp(`^${digest}$`);

/** A complete image or container identifier. */
export const identifierPattern = /^[a-f0-9]{64}$/;

export const longestName = 255;
