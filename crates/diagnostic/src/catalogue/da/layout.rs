//! Danish: items, clauses, quotes, brackets.

use crate::Message;
use crate::catalogue::Text;
use crate::catalogue::quoted::quoted as q;

pub(super) fn text(message: &Message) -> Option<Text> {
    Some(match message {
        Message::IndentedWithoutItem => Text::new("linjen er rykket ind, men står ikke under noget afsnit")
            .label("hører ikke til noget")
            .help("begynd afsnittet i venstre margen over linjen"),
        Message::UnclosedQuote => Text::new("citatet har ingen slutning")
            .label("begynder her")
            .help("sæt et `\"` ved slutningen; et citat slutter på den linje, det begynder på")
            .note("et anførselstegn inde i et citat skrives to gange: `\"den \"\"plan\"\"\"`"),
        Message::CurlyQuote => Text::new("dette er et krøllet anførselstegn").help("skriv et lige: `\"`"),
        Message::UnclosedBracket => Text::new("parentesen bliver aldrig lukket")
            .label("begynder her")
            .help("sæt et `)`, hvor den slutter"),
        Message::StrayClosingBracket => Text::new("her lukkes en parentes, der aldrig er begyndt")
            .help("fjern tegnet, eller sæt et `(`, hvor parentesen begynder"),
        Message::TooDeep { limit } => Text::new("der er for mange parenteser inde i hinanden her")
            .help("giv den inderste del et navn med en `definition`, og brug navnet")
            .note(format!("{limit} niveauer er tilladt")),
        Message::TooManyItems { limit } => Text::new("der er for mange afsnit i filen")
            .help("del den i flere regelsæt, der bruger hinanden, eller få grænsen for antallet af afsnit hævet")
            .note(format!("{limit} er tilladt")),
        Message::TooManyClauses { limit } => Text::new("der er for mange linjer i dette afsnit")
            .help("del det i flere afsnit, eller få grænsen for antallet af linjer hævet")
            .note(format!("{limit} er tilladt")),
        Message::RetellingWithoutItem => Text::new("genfortællingen har intet afsnit under sig")
            .label("linjer, der begynder med `>`, hører til det afsnit, der følger")
            .help("sæt den lige over det afsnit, den genfortæller, eller begynd med `#`, hvis det er en bemærkning"),
        Message::RetellingInsideClause => Text::new("der står en genfortælling midt i en sætning")
            .label("en linje, der begynder med `>`, er altid en genfortælling")
            .help("gør sætningen ovenover færdig først; menes der `større end`, så sæt `>` sidst på linjen ovenover"),
        Message::DanglingComma => Text::new("kommaet forbinder noget, der ikke er en liste")
            .label("et komma fortsætter en liste")
            .help("fjern kommaet: `og`, `eller`, `medmindre` og `hvor` skal ikke have noget, og sidst på en linje trækker det næste linje med"),
        Message::LineEndsInOperator { word } => Text::new(format!("sætningen holder op midt i, efter {}", q(word)))
            .label("der mangler noget")
            .help("gør sætningen færdig, eller fjern det sidste ord"),
        Message::ContinuesNothing { word } => {
            Text::new(format!("{} fortsætter en sætning, men der er ingen ovenover", q(word)))
                .help("skriv linjen under det `når` eller `medmindre`, den hører til")
        }
        Message::TooManyTerms { limit } => {
            Text::new("regnestykket har for mange led").help("giv en del af det et navn med en `definition`, og brug navnet").note(format!("{limit} er tilladt"))
        }
        _ => return None,
    })
}
