//! Worked cases: citizens whose obligations were worked out by hand from the law, and what the shipped rulebooks say of them.
//!
//! Expected dates and statuses come from the law and a calendar, never from a run. All persons are invented.

mod activity_ready;
mod asked;
mod boundaries;
mod certificate;
mod courses;
mod exemption;
mod insured;
mod insured_people;
mod job_ready;
mod laws;
mod other_acts;
mod people;
mod pieces;
mod plans_and_orders;
mod proposals;
mod ratio;
mod reform;
mod says;
mod self_supporting;
mod sick;
mod trial;
mod wage_subsidy;
mod young;
mod young_insured;
