/** What the floor keeps of a checkout: goods, accounts, purchases with lines, postings with entries, and carts. */
export const floorTables = `
  create schema floor;
  create table floor.goods (id text primary key, price int not null, on_hand int not null check (on_hand >= 0));
  create table floor.account (code text primary key, balance bigint not null,
    check (code not like 'wallet:%' or balance >= 0));
  create table floor.purchase (id text primary key, buyer text not null, total int not null, state text not null,
    address jsonb, at timestamptz not null default now());
  create table floor.line (purchase text not null references floor.purchase, goods text not null, quantity int not null,
    price int not null);
  create table floor.transfer (id text primary key, at timestamptz not null default now());
  create table floor.entry (transfer text not null references floor.transfer, account text not null, amount int not null);
  create table floor.cart (buyer text not null, goods text not null, quantity int not null, primary key (buyer, goods));`
